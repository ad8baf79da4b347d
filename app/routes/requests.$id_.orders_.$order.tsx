import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TakeFilePage } from '~/ui/confirm/take-file'
import { useWords } from '~/ui/words'
import { seesAll } from '~machines/request/sight'
import { requireCase } from './lib/case.server'
import { askToTake } from './lib/download.server'
import { notFound, toReveal } from './lib/guard'

/** One order before it is taken. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args
  const { person, view } = await requireCase(context, '/requests/:id/orders/:order', params.id!)
  const file = view.dossier.orders.find(({ id }) => id === params.order)
  if (!file) throw notFound()
  if (!seesAll(view.sight)) throw toReveal(view.id, context.path)
  const { open } = context.liaison.orders
  return { file, case: view.id, ...(await askToTake(args, person, { caseId: view.id, file: file.id, open })) }
}

export default function TakeOrder() {
  const t = useWords()
  const { file, case: caseId, ...asked } = useLoaderData<typeof loader>()
  const back = { href: `/requests/${caseId}/orders`, text: t('case.page.orders') }
  const action = `/requests/${caseId}/orders/${file.id}/content`
  return <TakeFilePage {...{ ...asked, file, action, back }} kind={t(`orders.kind.${file.kind}`)} />
}
