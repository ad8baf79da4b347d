import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listShows } from '~/cases/types'
import { ButtonLink, Empty, Page } from '~/ui/components'
import { ReportLines } from '~/ui/report/lines'
import { Counts } from '~/ui/requests/counts'
import { Filter } from '~/ui/requests/filter'
import { useWords } from '~/ui/words'
import { reportStates } from '~machines/provider-report/case'
import { requirePage } from './lib/guard'
import { filterFrom, nextPage } from './lib/list-filter'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/reports')
  const url = new URL(request.url)
  const { reports, platform } = context.liaison
  const { side, roles, organisation } = person
  const states = side === 'agency' ? reportStates.slice(2) : reportStates
  const filter = filterFrom(url, 'open', states)
  const [{ lines, next }, counts] = await Promise.all([reports.list(person, filter), reports.counts(person)])
  return {
    ...{ filter, lines, counts, side, roles, states, organisation: organisation.name, zone: organisation.zone },
    ...{ now: platform.clock.now(), next: nextPage(url, next) },
  }
}

export default function Reports() {
  const t = useWords()
  const { filter, lines, counts, side, roles, states, organisation, zone, now, next } = useLoaderData<typeof loader>()
  const filtered = filter.search !== '' || filter.state !== '' || filter.show !== 'open'
  return (
    <Page title={t(`report.title.${side}`, { organisation })}>
      <p className="page--narrow">{t('report.duty.text')}</p>
      {side === 'provider' && <ButtonLink href="/reports/new">{t('report.new')}</ButtonLink>}
      <Counts counts={counts} base="/reports" />
      <Filter {...filter} shows={listShows} states={states} />
      {lines.length > 0 ? (
        <ReportLines {...{ lines, side, roles, now, zone }} />
      ) : (
        <Empty title={t('report.none')}>
          {filtered ? (
            <>
              {t('report.none.filter')} <a href="/reports?show=all">{t('requests.clear')}</a>
            </>
          ) : (
            t(`report.none.${side}`)
          )}
        </Empty>
      )}
      <p className="pages">
        {filter.after && <a href="/reports">{t('requests.first')}</a>}
        {next && <a href={next}>{t('requests.next')}</a>}
      </p>
    </Page>
  )
}
