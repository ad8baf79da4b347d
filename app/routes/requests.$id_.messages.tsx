import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CaseFrame } from '~/ui/case/frame'
import { Thread } from '~/ui/case/thread'
import { WriteForm } from '~/ui/case/write-form'
import { errorsByField, useWords } from '~/ui/words'
import { requireCase } from './lib/case.server'
import { newToken } from './lib/step.server'
import { writeNote } from './lib/write.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, '/requests/:id/messages', params.id!)
  if (facts.tabs.messages === null) throw redirect(`/requests/${view.id}`)
  return { facts, messages: view.dossier.messages, token: newToken(), writes: view.offers.includes('message.add') }
}

export function action(args: ActionFunctionArgs) {
  return writeNote(args, '/requests/:id/messages', 'message.add')
}

export default function CaseMessages() {
  const t = useWords()
  const { facts, messages, token, writes } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { side, now, zone, agency, provider } = facts
  const other = side === 'agency' ? provider.name : agency.name
  return (
    <CaseFrame facts={facts} title={t('case.page.messages')} problems={problems}>
      <h2>{t('case.page.messages')}</h2>
      <Thread {...{ messages, now, zone }} own={side} empty={t('case.messages.none')} />
      {writes && (
        <WriteForm
          token={token}
          label={t('case.messages.write')}
          hint={t('case.messages.hint', { other })}
          button={t('event.message.add')}
          error={errorsByField(t, problems).text}
          typed={attempt?.typed ?? ''}
        />
      )}
    </CaseFrame>
  )
}
