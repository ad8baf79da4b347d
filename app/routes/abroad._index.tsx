import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listShows } from '~/cases/types'
import { AbroadLines } from '~/ui/abroad/lines'
import { ButtonLink, Empty, Page } from '~/ui/components'
import { Counts } from '~/ui/requests/counts'
import { Filter } from '~/ui/requests/filter'
import { useWords } from '~/ui/words'
import { internationalStates } from '~machines/international/case'
import { requirePage } from './lib/guard'
import { filterFrom, nextPage } from './lib/list-filter'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/abroad')
  const url = new URL(request.url)
  const { abroad, platform } = context.liaison
  const { roles, organisation } = person
  const filter = filterFrom(url, 'open', internationalStates)
  const [{ lines, next }, counts] = await Promise.all([abroad.list(person, filter), abroad.counts(person)])
  return {
    ...{ filter, lines, counts, roles, organisation: organisation.name, zone: organisation.zone },
    ...{ now: platform.clock.now(), next: nextPage(url, next) },
  }
}

export default function Abroad() {
  const t = useWords()
  const { filter, lines, counts, roles, organisation, zone, now, next } = useLoaderData<typeof loader>()
  const filtered = filter.search !== '' || filter.state !== '' || filter.show !== 'open'
  return (
    <Page title={t('abroad.list', { organisation })}>
      <p className="page--narrow">{t('abroad.text')}</p>
      {roles.includes('officer') && <ButtonLink href="/abroad/new">{t('abroad.new')}</ButtonLink>}
      <Counts counts={counts} base="/abroad" />
      <Filter {...filter} shows={listShows} states={internationalStates} />
      {lines.length > 0 ? (
        <AbroadLines {...{ lines, now, zone }} />
      ) : (
        <Empty title={t('abroad.none')}>
          {filtered ? (
            <>
              {t('report.none.filter')} <a href="/abroad?show=all">{t('requests.clear')}</a>
            </>
          ) : (
            t('abroad.none.text')
          )}
        </Empty>
      )}
      <p className="pages">
        {filter.after && <a href="/abroad">{t('requests.first')}</a>}
        {next && <a href={next}>{t('requests.next')}</a>}
      </p>
    </Page>
  )
}
