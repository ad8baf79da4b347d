import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { packName } from '~/ui/case/facts'
import type { Typed } from '~/ui/case/steps/form'
import { Button, HiddenFields } from '~/ui/components'
import { ReportFrame } from '~/ui/report/frame'
import { reportStepForms } from '~/ui/report/step-forms'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { readForm, text, texts, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { admittedAgencies, requireReport } from './lib/report.server'
import { newToken, orThrow, performFromForm, refusalResponse, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts, pack, person } = await requireReport(context, '/reports/:id/step/:event', params.id!)
  const event = requireStep(params.event)
  if (!view.offers.includes(event)) throw redirect(`/reports/${view.id}`)
  const agencies = event === 'report.refer' ? await admittedAgencies(context, person) : []
  return {
    ...{ event, facts, token: newToken(), lists: pack.report },
    agencies: agencies.filter(({ id }) => id !== view.agency.id),
  }
}

function requireStep(event: string | undefined): string {
  if (!event || !Object.hasOwn(reportStepForms, event)) throw notFound()
  return event
}

type Reader = (fields: Fields) => object

const read =
  (...names: string[]): Reader =>
  (fields) =>
    texts(fields, names)

/** The data of each step as its form has them. */
const readers: Readonly<Record<string, Reader>> = {
  'report.send': (fields) => ({ checked: text(fields, 'checked') === 'true' }),
  'report.return': read('text'),
  'report.withdraw': read('text'),
  'report.acknowledge': () => ({}),
  'report.triage': read('priority', 'text'),
  'report.investigate': (fields) => ({
    ...texts(fields, ['reference', 'text']),
    share: text(fields, 'share') === 'true',
  }),
  'report.refer': read('agency', 'ground', 'text'),
  'report.dismiss': read('ground', 'text'),
  'report.feedback': read('usefulness', 'text'),
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireReport(context, '/reports/:id/step/:event', params.id!)
  const event = requireStep(params.event)
  const fields = await readForm(request)
  const step = { caseId: view.id, event, data: readers[event]!(fields) }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(`/reports/${view.id}?done=${answer.entry}`)
  if (!view.offers.includes(event)) throw refusalResponse(answer)
  const problems = answer.problems.map((each) => shownAt(event, each))
  const typed = Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)])) as Typed
  return json({ problems, typed }, { status: refusalStatus(answer) })
}

/** What is wrong with a draft that is about to be sent has no field here: its sentence stands alone. */
function shownAt(event: string, { rule, field, ...rest }: Problem): Problem {
  if (event === 'report.send') return { ...rest, rule, field: field === 'checked' ? field : '' }
  if (field === 'agency' && rule === 'malformed') return { ...rest, rule: 'report-agency-unknown', field }
  return { ...rest, rule, field }
}

export default function TakeReportStep() {
  const t = useWords()
  const { event, facts, token, ...drawn } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const { Form, tone } = reportStepForms[event]!
  const title = t(`event.${event}`)
  return (
    <ReportFrame facts={facts} title={title} problems={problems}>
      <form method="post" noValidate className="page--narrow">
        <h2>{title}</h2>
        <p>{t(`case.todo.${event}`)}</p>
        <HiddenFields fields={{ version: facts.version, token }} />
        <Form {...drawn} errors={errorsByField(t, problems)} pack={packName(facts.pack)} typed={attempt?.typed ?? {}} />
        <div className="button-row">
          <Button tone={tone}>{title}</Button>
          <a href={`/reports/${facts.id}`}>{t('case.cancel')}</a>
        </div>
      </form>
    </ReportFrame>
  )
}
