import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AbroadFrame } from '~/ui/abroad/frame'
import { StepForm } from '~/ui/abroad/step-form'
import { stepFields } from '~/ui/abroad/steps'
import type { Typed } from '~/ui/case/steps/form'
import { Button, HiddenFields } from '~/ui/components'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { requireAbroad } from './lib/abroad.server'
import { stepData } from './lib/abroad-form'
import { readForm } from './lib/form'
import { notFound } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalResponse, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const event = requireStep(params.event)
  const { view, facts, person } = await requireAbroad(context, '/abroad/:id/step/:event', params.id!)
  if (!view.offers.includes(event)) throw redirect(`/abroad/${view.id}`)
  const lines = event === 'execution.report' ? await context.liaison.abroad.executions(person, view) : []
  const executions = lines.map(({ id, number, provider }) => ({
    id,
    label: [number, provider].filter(Boolean).join(' · '),
  }))
  return { event, facts, token: newToken(), executions }
}

function requireStep(event: string | undefined): string {
  if (!event || !Object.hasOwn(stepFields, event)) throw notFound()
  return event
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const event = requireStep(params.event)
  const { person, view } = await requireAbroad(context, '/abroad/:id/step/:event', params.id!)
  const fields = await readForm(request)
  const step = { caseId: view.id, event, data: stepData(stepFields[event]!, fields) }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(`/abroad/${view.id}?done=${answer.entry}`)
  if (!view.offers.includes(event)) throw refusalResponse(answer)
  const problems = answer.problems.map((each) => shownAt(event, each))
  const typed = Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)])) as Typed
  return json({ problems, typed }, { status: refusalStatus(answer) })
}

/** What is wrong with the draft has no field here: its sentence stands alone. */
function shownAt(event: string, { rule, field, ...rest }: Problem): Problem {
  if (!stepFields[event]!.some(({ name }) => name === field)) return { ...rest, rule, field: '' }
  return { ...rest, rule: field === 'request' && rule === 'malformed' ? 'execution-unknown' : rule, field }
}

export default function TakeAbroadStep() {
  const t = useWords()
  const { event, facts, token, executions } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const title = t(`event.${event}`)
  const danger = event === 'assistance.withdraw' || event === 'point.refuse'
  return (
    <AbroadFrame facts={facts} title={title} problems={problems}>
      <form method="post" noValidate className="page--narrow">
        <h2>{title}</h2>
        <p>{t(`case.todo.${event}`)}</p>
        <HiddenFields fields={{ version: facts.version, token }} />
        <StepForm
          {...{ event, executions }}
          fields={stepFields[event]!}
          errors={errorsByField(t, problems)}
          typed={attempt?.typed ?? {}}
        />
        <div className="button-row">
          <Button tone={danger ? 'danger' : 'go'}>{title}</Button>
          <a href={`/abroad/${facts.id}`}>{t('case.cancel')}</a>
        </div>
      </form>
    </AbroadFrame>
  )
}
