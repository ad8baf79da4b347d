import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireCase, type CasePage } from './case.server'
import { readForm, text } from './form'
import { orThrow, performFromForm, refusalStatus } from './step.server'

/** Writes a note of the case (a message, an own note) and shows the page again. */
export async function writeNote(
  { context, params, request }: ActionFunctionArgs,
  page: CasePage,
  event: 'message.add' | 'note.add',
) {
  const { person, view } = await requireCase(context, page, params.id!)
  const fields = await readForm(request)
  const typed = text(fields, 'text')
  const answer = orThrow(
    await performFromForm(context, person, fields, { caseId: view.id, event, data: { text: typed } }),
  )
  if (answer.ok) throw redirect(context.path)
  return json({ problems: answer.problems, typed }, { status: refusalStatus(answer) })
}
