import type { ActionFunctionArgs } from '@remix-run/node'
import { takeConfirmed } from './lib/download.server'
import { notFound, requireNamed } from './lib/guard'

/** An order for the parties of its request. */
export async function action(args: ActionFunctionArgs) {
  const { context, params } = args
  const { cases, orders } = context.liaison
  const { person } = await requireNamed(context, '/requests/:id/orders/:order/content', (by) =>
    cases.standing(by, params.id!),
  )
  const [caseId, file] = [params.id!, params.order!]
  const page = `/requests/${caseId}/orders/${file}`
  return takeConfirmed(args, person, { caseId, file, open: orders.open, page })
}

export function loader() {
  throw notFound()
}
