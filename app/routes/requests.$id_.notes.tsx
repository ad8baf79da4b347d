import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CaseFrame } from '~/ui/case/frame'
import { Thread } from '~/ui/case/thread'
import { WriteForm } from '~/ui/case/write-form'
import { errorsByField, useWords } from '~/ui/words'
import { requireCase } from './lib/case.server'
import { newToken } from './lib/step.server'
import { writeNote } from './lib/write.server'

/** A side's own notes: a page of their own, so that none is sent to the other side by mistake. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, '/requests/:id/notes', params.id!)
  return { facts, notes: view.dossier.notes, token: newToken() }
}

export function action(args: ActionFunctionArgs) {
  return writeNote(args, '/requests/:id/notes', 'note.add')
}

export default function CaseNotes() {
  const t = useWords()
  const { facts, notes, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { side, now, zone } = facts
  return (
    <CaseFrame facts={facts} title={t('case.page.notes')} problems={problems}>
      <h2>{t('case.page.notes')}</h2>
      <p>{t(`case.notes.text.${side}`)}</p>
      <Thread messages={notes} {...{ now, zone }} own={side} empty={t('case.notes.none')} />
      <WriteForm
        token={token}
        label={t('case.notes.write')}
        hint={t('case.notes.hint')}
        button={t('event.note.add')}
        error={errorsByField(t, problems).text}
        typed={attempt?.typed ?? ''}
      />
    </CaseFrame>
  )
}
