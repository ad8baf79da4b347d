import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Answer } from '~/cases/types'
import { CaseFrame } from '~/ui/case/frame'
import { CoverageList } from '~/ui/orders/coverage'
import { OrderForm } from '~/ui/orders/order-form'
import { Orders } from '~/ui/orders/orders'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { requireCase, type OpenedCase } from './lib/case.server'
import { readForm, text, type Fields } from './lib/form'
import { newToken, orThrow, performFromForm, refusalResponse, refusalStatus } from './lib/step.server'
import { readUpload, UploadCutShort, type ArrivingFile } from './lib/upload.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, '/requests/:id/orders', params.id!)
  const { orders, served } = view.dossier
  const step = view.offers.includes('order.attach') ? { version: view.version, token: newToken() } : null
  return { facts, orders, coverage: served?.authority ?? null, step, drafted: view.offers.includes('draft.save') }
}

/** Takes an order as a form part, or the plain form that removes one. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const opened = await requireCase(context, '/requests/:id/orders', params.id!)
  if (!opened.view.offers.includes('order.attach')) throw redirect(`/requests/${opened.view.id}/orders`)
  const uploads = (request.headers.get('content-type') ?? '').startsWith('multipart/form-data')
  let kind = ''
  try {
    const answer = orThrow(
      uploads
        ? await readUpload(request, (fields, file) => {
            kind = text(fields, 'kind')
            return attach(context, opened, fields, file)
          })
        : await remove(context, opened, await readForm(request)),
    )
    if (answer.ok) return redirect(`/requests/${opened.view.id}/orders`)
    if (answer.because === 'moved-on') throw refusalResponse(answer)
    return json({ problems: answer.problems, kind }, { status: refusalStatus(answer) })
  } catch (error) {
    if (!(error instanceof UploadCutShort)) throw error
    return json({ problems: [problem('file-cut-short', 'file')], kind }, { status: 422 })
  }
}

function attach(
  { liaison }: ActionFunctionArgs['context'],
  { person, view }: OpenedCase,
  fields: Fields,
  file: ArrivingFile | null,
): Promise<Answer> {
  const refused = (each: Problem) => Promise.resolve<Answer>({ ok: false, because: 'invalid', problems: [each] })
  const kind = text(fields, 'kind')
  if (kind === '') return refused(problem('required', 'kind'))
  if (!file || file.name === '') return refused(problem('file-missing', 'file'))
  const version = Number(text(fields, 'version'))
  const { name, bytes } = file
  return liaison.orders.attach(person.id, { caseId: view.id, kind, name, version, token: text(fields, 'token'), bytes })
}

function remove(context: ActionFunctionArgs['context'], { person, view }: OpenedCase, fields: Fields): Promise<Answer> {
  const data = { order: text(fields, 'order') }
  return performFromForm(context, person, fields, { caseId: view.id, event: 'order.remove', data })
}

export default function CaseOrders() {
  const t = useWords()
  const { facts, orders, coverage, step, drafted } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const problems: readonly Problem[] = tried?.problems ?? []
  const { id, agency } = facts
  return (
    <CaseFrame facts={facts} title={t('case.page.orders')} problems={problems}>
      <h2>{t('case.page.orders')}</h2>
      {step && <p>{t('orders.text')}</p>}
      <Orders orders={orders} caseId={id} zone={agency.zone} removal={step ?? undefined} />
      {step && <OrderForm step={step} kind={tried?.kind || 'order'} errors={errorsByField(t, problems)} />}
      {drafted && (
        <p>
          <a href={`/requests/${id}/draft`}>{t('filing.back')}</a>
        </p>
      )}
      <section>
        <h2>{t('authority.covered')}</h2>
        {coverage && <CoverageList coverage={coverage} />}
        <p>
          <a href={`/directory/${agency.id}/authority`}>{t('authority.see')}</a>
        </p>
      </section>
    </CaseFrame>
  )
}
