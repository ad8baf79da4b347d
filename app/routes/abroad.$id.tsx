import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { AbroadView } from '~/cases/views'
import { Assistance, AskedBack, Authorities, Ended, Executed, OrdersAtHome, PathsAbroad } from '~/ui/abroad/cards'
import { AbroadFrame } from '~/ui/abroad/frame'
import { stepsOffered } from '~/ui/abroad/steps'
import { AbroadTasks } from '~/ui/abroad/tasks'
import { Happened } from '~/ui/case/happened'
import { StatePicture } from '~/ui/case/picture'
import { StepsTodo } from '~/ui/case/steps-todo'
import { useWords } from '~/ui/words'
import { draftParts } from '~machines/international/case'
import { procedureById } from '~machines/index'
import { pictureOf } from '~machines/kit/picture'
import { requireAbroad } from './lib/abroad.server'
import { problemsIn } from './lib/abroad-form'
import { draftProblems } from './lib/abroad-draft.server'
import { newToken } from './lib/step.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view, facts, pack } = await requireAbroad(context, '/abroad/:id', params.id!)
  const { dossier, people, trail, records, side } = view
  const { asked, execution, paths, assistance, refusal, ending, forwarded } = dossier
  const drafts = view.offers.includes('assistance.save')
  const missing = drafts ? await draftProblems(context, person, view, pack) : []
  const lines = side === 'provider' ? await context.liaison.abroad.executions(person, view) : []
  const done = new URL(request.url).searchParams.get('done')
  return {
    ...{ facts, token: newToken(), trail, records, people, lines, drafts },
    ...{ asked, execution, paths, assistance, refusal, ending },
    requester: forwarded?.requester ?? dossier.requester,
    tasks: draftParts.map((part) => ({ part, open: problemsIn(part, missing).length })),
    unplaced: missing.filter(({ field }) => !draftParts.some((part) => field.startsWith(`${part}.`))),
    open: opensOrder(view) ? orderAddress(view) : null,
    ...placeOf(view),
    done: trail.find(({ seq, actor }) => actor === person.id && String(seq) === done) ?? null,
  }
}

/** Whoever is asked orders it at home, as an officer of theirs. */
function opensOrder({ side, state, roles }: AbroadView): boolean {
  return side === 'provider' && state === 'execution' && roles.includes('officer')
}

function orderAddress({ id, dossier }: AbroadView): string {
  const { custodian } = dossier.draft.order
  return `/requests/new?${new URLSearchParams({ from: id, how: 'assistance', ...(custodian ? { to: custodian } : {}) })}`
}

/** The procedure's picture and the states behind the case; what came before the first state this reader may see was passed too. */
function placeOf({ procedure, trail }: AbroadView) {
  const picture = pictureOf(procedureById(procedure)!)
  const visited = new Set(trail.flatMap(({ from, to }) => (from ? [from, to] : [to])))
  const first = picture.line.findIndex((state) => visited.has(state))
  return { picture, visited: [...visited, ...picture.line.slice(0, Math.max(0, first))] }
}

export default function AbroadOverview() {
  const t = useWords()
  const { facts, token, tasks, unplaced, drafts, lines, open, requester, ...drawn } = useLoaderData<typeof loader>()
  const { asked, execution, paths, assistance, refusal, ending, picture, visited, trail, records, people, done } = drawn
  const { id, now, zone, procedure, state, version } = facts
  // what was not ordered yet cannot be reported
  const steps = stepsOffered(facts).filter(({ event }) => event !== 'execution.report' || lines.length > 0)
  return (
    <AbroadFrame facts={facts}>
      {done && (
        <p className="done" role="status">
          {t('case.done', { step: t(`event.${done.event}.done`), seq: done.seq })}
        </p>
      )}
      <div className="columns">
        <div>
          {drafts ? (
            <AbroadTasks {...{ id, version, token, tasks }} problems={unplaced} />
          ) : (
            <StepsTodo base={`/abroad/${id}`} {...{ state, version, token }} steps={steps} />
          )}
          <AskedBack {...{ asked, now, zone }} />
          <OrdersAtHome {...{ lines, open }} />
          <Ended {...{ refusal, ending, now, zone }} />
          <Assistance {...{ assistance, now, zone }} />
          <Executed {...{ execution, now, zone }} />
          <PathsAbroad {...{ paths, now, zone }} />
          <StatePicture {...{ picture, visited, procedure, state }} title={t('abroad.picture')} />
        </div>
        <aside aria-label={t('abroad.beside')}>
          <Authorities {...{ facts, requester }} />
          <Happened lines={trail} {...{ records, people, now, zone, procedure }} caseId={id} />
        </aside>
      </div>
    </AbroadFrame>
  )
}
