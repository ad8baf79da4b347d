import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Thread } from '~/ui/case/thread'
import { WriteForm } from '~/ui/case/write-form'
import { ReportFrame } from '~/ui/report/frame'
import { errorsByField, useWords } from '~/ui/words'
import { readForm, text } from './lib/form'
import { requireReport } from './lib/report.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireReport(context, '/reports/:id/messages', params.id!)
  if (facts.tabs.messages === null) throw redirect(`/reports/${view.id}`)
  return { facts, messages: view.dossier.messages, token: newToken(), writes: view.offers.includes('message.add') }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireReport(context, '/reports/:id/messages', params.id!)
  const fields = await readForm(request)
  const typed = text(fields, 'text')
  const step = { caseId: view.id, event: 'message.add', data: { text: typed } }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) throw redirect(context.path)
  return json({ problems: answer.problems, typed }, { status: refusalStatus(answer) })
}

export default function ReportMessages() {
  const t = useWords()
  const { facts, messages, token, writes } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { side, now, zone, agency, provider } = facts
  const other = side === 'agency' ? provider.name : agency.name
  return (
    <ReportFrame facts={facts} title={t('case.page.messages')} problems={problems}>
      <h2>{t('case.page.messages')}</h2>
      <Thread {...{ messages, now, zone }} own={side} empty={t('case.messages.none')} />
      {writes && (
        <WriteForm
          token={token}
          label={t('case.messages.write')}
          hint={t('report.messages.hint', { other })}
          button={t('event.message.add')}
          error={errorsByField(t, problems).text}
          typed={attempt?.typed ?? ''}
        />
      )}
    </ReportFrame>
  )
}
