import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { packName } from '~/ui/case/facts'
import { TrailFinding } from '~/ui/case/trail-finding'
import { TrailTable } from '~/ui/case/trail-table'
import { ButtonLink } from '~/ui/components'
import { ReportFrame } from '~/ui/report/frame'
import { useWords } from '~/ui/words'
import { requireReport } from './lib/report.server'

/** The trail as this side may see it; with `?check=now` everything of the case is derived again before it is shown. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts } = await requireReport(context, '/reports/:id/trail', params.id!)
  const checks = new URL(request.url).searchParams.get('check') === 'now'
  const finding = checks ? await context.liaison.verify.case(view.id) : null
  return { facts, trail: view.trail, people: view.people, finding }
}

export default function ReportTrail() {
  const t = useWords()
  const { facts, trail, people, finding } = useLoaderData<typeof loader>()
  const { id, now, zone, side } = facts
  return (
    <ReportFrame facts={facts} title={t('case.page.trail')}>
      <h2>{t('case.page.trail')}</h2>
      <p>{t(side === 'oversight' ? 'case.trail.text.oversight' : 'report.trail.text')}</p>
      {finding ? (
        <TrailFinding {...{ finding, now, zone }} />
      ) : (
        <ButtonLink href={`/reports/${id}/trail?check=now`} tone="calm">
          {t('case.trail.check')}
        </ButtonLink>
      )}
      <TrailTable {...{ trail, people, now, zone }} pack={packName(facts.pack)} />
    </ReportFrame>
  )
}
