import { randomUUID } from 'node:crypto'
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReportView } from '~/cases/views'
import { packName } from '~/ui/case/facts'
import { Happened } from '~/ui/case/happened'
import { StatePicture } from '~/ui/case/picture'
import { NoDuty, OtherSide, Repeat, Repeated } from '~/ui/report/beside'
import { ReportContentCard } from '~/ui/report/content'
import { ReportFrame } from '~/ui/report/frame'
import { Outcome } from '~/ui/report/outcome'
import { ReportTodo } from '~/ui/report/todo'
import { useWords } from '~/ui/words'
import { procedureById } from '~machines/index'
import { pictureOf } from '~machines/kit/picture'
import { reportedIn } from '~machines/provider-report/case'
import { requireReport } from './lib/report.server'
import { newToken } from './lib/step.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view, facts } = await requireReport(context, '/reports/:id', params.id!)
  if (view.offers.includes('report.save')) throw redirect(`/reports/${view.id}/draft`)
  const { dossier, context: standing, people, trail, records } = view
  const repeated = await context.liaison.reports.repeated(person, view)
  const { triage, outcome, feedback, withdrawal, returned, sent } = dossier
  const { ground, usefulness, priority } = standing
  const done = new URL(request.url).searchParams.get('done')
  return {
    ...{ facts, token: newToken(), trail, records, people, content: reportedIn(dossier), repeated },
    made: {
      context: { outcome: standing.outcome, ground, usefulness, priority },
      dossier: { triage, outcome, feedback, withdrawal, returned },
    },
    repeat: repeatOf(view, repeated),
    ...{ author: sent?.author ?? null, sender: sent?.sender ?? null },
    ...placeOf(view),
    done: trail.find(({ seq, actor }) => actor === person.id && String(seq) === done) ?? null,
  }
}

/** To which agency the provider may send the same report by one press; null where it has, or none was named. */
function repeatOf({ side, context, dossier }: ReportView, repeated: readonly { readonly later: boolean }[]) {
  const to = dossier.outcome?.to
  if (side !== 'provider' || context.outcome !== 'referred' || !to || repeated.some(({ later }) => later)) return null
  return { to: { id: to.id, name: to.name }, caseId: randomUUID(), token: newToken() }
}

/** The procedure's picture and the states behind the case; what came before the first state this reader may see was passed too. */
function placeOf({ procedure, trail }: ReportView) {
  const picture = pictureOf(procedureById(procedure)!)
  const visited = new Set(trail.flatMap(({ from, to }) => (from ? [from, to] : [to])))
  const first = picture.line.findIndex((state) => visited.has(state))
  return { picture, visited: [...visited, ...picture.line.slice(0, Math.max(0, first))] }
}

export default function ReportOverview() {
  const t = useWords()
  const { facts, token, content, made, repeat, repeated, author, sender, trail, records, people, ...drawn } =
    useLoaderData<typeof loader>()
  const { picture, visited, done } = drawn
  const { id, now, zone, provider, procedure, state } = facts
  const pack = packName(facts.pack)
  return (
    <ReportFrame facts={facts}>
      {done && (
        <p className="done" role="status">
          {t('case.done', { step: t(`event.${done.event}.done`), seq: done.seq })}
        </p>
      )}
      <div className="columns">
        <div>
          <ReportTodo facts={facts} token={token} />
          {repeat && <Repeat id={id} {...repeat} />}
          <Outcome {...made} {...{ pack, now, zone }} />
          <ReportContentCard content={content} pack={pack} zone={provider.zone} />
          <StatePicture {...{ picture, visited, procedure, state }} title={t('report.picture')} />
        </div>
        <aside aria-label={t('report.beside')}>
          <OtherSide {...{ facts, author, sender }} />
          <Repeated lines={repeated} />
          <NoDuty facts={facts} />
          <Happened lines={trail} {...{ records, people, now, zone, procedure }} caseId={id} />
        </aside>
      </div>
    </ReportFrame>
  )
}
