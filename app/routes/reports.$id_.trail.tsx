import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TrailBody } from '~/ui/case/bodies'
import { packName } from '~/ui/case/facts'
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
  const { facts, ...drawn } = useLoaderData<typeof loader>()
  const { id, now, zone, side, pack } = facts
  const text = t(side === 'oversight' ? 'case.trail.text.oversight' : 'report.trail.text')
  return (
    <ReportFrame facts={facts} title={t('case.page.trail')}>
      <TrailBody {...{ ...drawn, now, zone, text }} base={`/reports/${id}`} pack={packName(pack)} />
    </ReportFrame>
  )
}
