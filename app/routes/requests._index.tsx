import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listShows } from '~/cases/types'
import { ButtonLink, Empty, Page } from '~/ui/components'
import { CostReport } from '~/ui/requests/costs'
import { Counts } from '~/ui/requests/counts'
import { Filter } from '~/ui/requests/filter'
import { RequestLines } from '~/ui/requests/lines'
import { useWords } from '~/ui/words'
import { requestStates } from '~machines/index'
import { requirePage } from './lib/guard'
import { filterFrom, nextPage, ranked, ranks } from './lib/list-filter'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/requests')
  const url = new URL(request.url)
  const filter = { ...filterFrom(url, 'open'), ...ranked(url) }
  const { cases, platform } = context.liaison
  const [{ lines, next }, counts, costs] = await Promise.all([
    cases.list(person, filter),
    cases.counts(person),
    cases.costs(person),
  ])
  const { side, roles, organisation } = person
  return {
    ...{ filter, lines, counts, costs, side, roles, organisation: organisation.name, zone: organisation.zone },
    ...{ now: platform.clock.now(), next: nextPage(url, next) },
  }
}

export default function Requests() {
  const t = useWords()
  const { filter, lines, counts, costs, side, roles, organisation, zone, now, next } = useLoaderData<typeof loader>()
  const narrowed = [filter.search, filter.state, filter.priority].some((each) => each !== '')
  const states = side === 'provider' ? requestStates.filter((state) => !agencyOnly.has(state)) : requestStates
  return (
    <Page title={t(`requests.title.${side}`, { organisation })}>
      {roles.includes('officer') && <ButtonLink href="/requests/new">{t('requests.new')}</ButtonLink>}
      {takesCalls(roles) && (
        <ButtonLink href="/requests/new" tone="calm">
          {t('oral.form.title')}
        </ButtonLink>
      )}
      <Counts counts={counts} base="/requests" />
      <Filter {...filter} shows={listShows} states={states} priorities={ranks} />
      {lines.length > 0 ? (
        <RequestLines {...{ lines, side, roles, now, zone }} />
      ) : (
        <NoRequests side={side} filtered={narrowed || filter.show !== 'open'} />
      )}
      <p className="pages">
        {filter.after && <a href="/requests">{t('requests.first')}</a>}
        {next && <a href={next}>{t('requests.next')}</a>}
      </p>
      {(side === 'agency' || side === 'provider') && <CostReport lines={costs} side={side} />}
    </Page>
  )
}

/** States in which a request is not before its provider yet. */
const agencyOnly: ReadonlySet<string> = new Set(['draft', 'authorisation', 'secondApproval'])

function takesCalls(roles: readonly string[]): boolean {
  return roles.includes('intake') || roles.includes('legalReviewer')
}

function NoRequests({ side, filtered }: { readonly side: string; readonly filtered: boolean }) {
  const t = useWords()
  return (
    <Empty title={t('requests.none')}>
      {filtered ? (
        <>
          {t('requests.none.filter')} <a href="/requests?show=all">{t('requests.clear')}</a>
        </>
      ) : (
        t(`requests.none.${side}`)
      )}
    </Empty>
  )
}
