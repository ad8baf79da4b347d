import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TrailBody } from '~/ui/case/bodies'
import { packName } from '~/ui/case/facts'
import { AbroadFrame } from '~/ui/abroad/frame'
import { useWords } from '~/ui/words'
import { requireAbroad } from './lib/abroad.server'

/** The trail as this side may see it; with `?check=now` everything of the case is derived again before it is shown. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts } = await requireAbroad(context, '/abroad/:id/trail', params.id!)
  const checks = new URL(request.url).searchParams.get('check') === 'now'
  const finding = checks ? await context.liaison.verify.case(view.id) : null
  return { facts, trail: view.trail, people: view.people, finding }
}

export default function AbroadTrail() {
  const t = useWords()
  const { facts, ...drawn } = useLoaderData<typeof loader>()
  const { id, now, zone, side, pack } = facts
  const text = t(side === 'oversight' ? 'case.trail.text.oversight' : 'report.trail.text')
  return (
    <AbroadFrame facts={facts} title={t('case.page.trail')}>
      <TrailBody {...{ ...drawn, now, zone, text }} base={`/abroad/${id}`} pack={packName(pack)} />
    </AbroadFrame>
  )
}
