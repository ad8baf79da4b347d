import type { ActionFunctionArgs } from '@remix-run/node'
import { takeConfirmed } from './lib/download.server'
import { notFound, requireNamed } from './lib/guard'

/** A produced file for the people of its case. */
export async function action(args: ActionFunctionArgs) {
  const { context, params } = args
  const { cases, production } = context.liaison
  const { person } = await requireNamed(context, '/requests/:id/files/:file/content', (by) =>
    cases.standing(by, params.id!),
  )
  const [caseId, file] = [params.id!, params.file!]
  const page = `/requests/${caseId}/files/${file}`
  return takeConfirmed(args, person, { caseId, file, open: production.open, page })
}

export function loader() {
  throw notFound()
}
