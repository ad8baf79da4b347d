import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { packName } from '~/ui/case/facts'
import { Button, FormAction, HiddenFields, Page } from '~/ui/components'
import { TextArea } from '~/ui/form'
import { Belonging } from '~/ui/file/belonging'
import { TaskList } from '~/ui/filing/task-list'
import { errorsByField, useWords } from '~/ui/words'
import { requestProcedureById } from '~machines/index'
import { requireDraft, stepOf } from './lib/draft.server'
import { readForm, text } from './lib/form'
import { notFound } from './lib/guard'
import { orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft', params.id!)
  const { view, problems } = draft
  const { matter } = view.dossier.draft
  const lacking = (section: string) => problems.filter(({ field }) => field.split('.')[0] === section).length
  const todo = requestProcedureById(view.procedure)!.sections.map((section) => ({ section, count: lacking(section) }))
  const attached = view.dossier.orders.length
  const orders = { attached, count: lacking('orders'), href: `/requests/${view.id}/orders` }
  return {
    file: await context.liaison.files.of(draft.person, view.id),
    kind: view.procedure.split('@')[0]!,
    ...{ todo, orders, step: stepOf(draft), caseId: view.id, title: matter.title, pack: packName(view.pack) },
    ...{
      returned: view.dossier.returned,
      number: view.context.number,
      amended: view.offers.includes('amendment.discard'),
    },
  }
}

const endings = new Set(['amendment.discard', 'request.withdraw'])

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireDraft(context, '/requests/:id/draft', params.id!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  if (!endings.has(event)) throw notFound()
  const data = event === 'request.withdraw' ? { text: text(fields, 'text') } : {}
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event, data }))
  if (answer.ok) return redirect(`/requests/${view.id}`)
  return json({ problems: answer.problems, text: text(fields, 'text') }, { status: refusalStatus(answer) })
}

export default function DraftTasks() {
  const t = useWords()
  const { todo, orders, step, caseId, title, returned, number, amended, pack, kind, file } =
    useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const caption = number ? t('filing.draft.amendment', { number }) : `${t('filing.draft')} · ${t(`procedure.${kind}`)}`
  return (
    <Page
      {...{ title: title || t('requests.untitled'), caption, problems }}
      back={{ href: '/requests', text: t('shell.nav.requests') }}
      narrow
    >
      {returned && (
        <div className="inset">
          <strong>{t('filing.returned', { reason: t(`pack.${pack}.returnReasons.${returned.reason}`) })}</strong>
          <p className="pre-line">{returned.text}</p>
        </div>
      )}
      {amended && (
        <div className="inset">
          <p>{t('filing.draft.amendment.text')}</p>
          <FormAction fields={{ ...step, event: 'amendment.discard' }}>{t('event.amendment.discard')}</FormAction>
        </div>
      )}
      <h2>{t('filing.tasks')}</h2>
      <TaskList base={`/requests/${caseId}/draft`} {...{ todo, orders }} />
      <Belonging id={caseId} file={file} asks />
      <details className="govuk-details" open={problems.length > 0}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{t('filing.withdraw')}</span>
        </summary>
        <form method="post" noValidate className="govuk-details__text">
          <HiddenFields fields={step} />
          <TextArea
            name="text"
            label={t('people.reason')}
            value={attempt?.text ?? ''}
            error={errorsByField(t, problems).text}
            rows={3}
          />
          <Button name="event" value="request.withdraw" tone="danger">
            {t('event.request.withdraw')}
          </Button>
        </form>
      </details>
    </Page>
  )
}
