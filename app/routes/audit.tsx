import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listShows, type CasePage } from '~/cases/types'
import { AgencyUse } from '~/ui/audit/agency-use'
import { TrailFields } from '~/ui/audit/trail-fields'
import { Empty, Page } from '~/ui/components'
import { Counts } from '~/ui/requests/counts'
import { Filter } from '~/ui/requests/filter'
import { RequestLines } from '~/ui/requests/lines'
import { errorsByField, useWords } from '~/ui/words'
import { requestProcedures } from '~machines/index'
import { internationalEvents } from '~machines/international/events'
import { reportEvents } from '~machines/provider-report/events'
import { problem, type Problem } from '~machines/kit/refusal'
import { requirePage } from './lib/guard'
import { filterFrom, nextPage, ranked, ranks } from './lib/list-filter'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/audit')
  const url = new URL(request.url)
  const asked = { ...filterFrom(url, 'all'), ...ranked(url), ...trailAsked(url) }
  const problems = (['from', 'until'] as const)
    .filter((name) => asked[name] !== '' && !isDay(asked[name]))
    .map((name): Problem => problem('day-malformed', name))
  const { cases, platform } = context.liaison
  const [{ lines, next }, counts, use] = await Promise.all([
    problems.length > 0 ? nothing : cases.search(person, asked),
    cases.searched(person),
    cases.agencyUse(person),
  ])
  const { side, roles, organisation } = person
  const shown = {
    asked,
    problems,
    lines,
    counts,
    use,
    side,
    roles,
    zone: organisation.zone,
    now: platform.clock.now(),
  }
  return json({ ...shown, next: nextPage(url, next) }, { status: problems.length > 0 ? 422 : 200 })
}

/** Steps that can be searched for. */
const searched = [
  ...new Set(
    [...requestProcedures.map(({ events }) => events), reportEvents, internationalEvents].flatMap(Object.keys),
  ),
]

const nothing: CasePage = { lines: [], next: null }

function trailAsked(url: URL) {
  const text = (name: string) => url.searchParams.get(name)?.trim() ?? ''
  return { event: searched.find((event) => event === text('event')) ?? '', from: text('from'), until: text('until') }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
}

export default function Audit() {
  const t = useWords()
  const { asked, problems, lines, counts, use, side, roles, zone, now, next } = useLoaderData<typeof loader>()
  return (
    <Page title={t('audit.title')} problems={problems}>
      <p>{t('audit.text')}</p>
      <Counts counts={counts} base="/audit" shown={['dueSoon', 'overdue', 'open']} />
      <Filter {...asked} shows={listShows.filter((show) => show !== 'waiting')} priorities={ranks}>
        <TrailFields {...asked} events={searched} errors={errorsByField(t, problems)} />
      </Filter>
      {lines.length > 0 ? (
        <RequestLines {...{ lines, side, roles, now, zone }} />
      ) : (
        <Empty title={t('requests.none')}>
          {t('audit.none.text')} <a href="/audit">{t('requests.clear')}</a>
        </Empty>
      )}
      <p className="pages">
        {asked.after && <a href="/audit">{t('requests.first')}</a>}
        {next && <a href={next}>{t('requests.next')}</a>}
      </p>
      <AgencyUse lines={use} />
    </Page>
  )
}
