import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { BasisUnfit } from '~/ui/filing/basis-asked'
import { Safeguard } from '~/ui/filing/safeguard'
import { placedIn, TodoList } from '~/ui/filing/todo-list'
import { Turnaround } from '~/ui/filing/turnaround'
import { OrdersAndAuthority } from '~/ui/orders/orders-and-authority'
import { Earlier } from '~/ui/request/earlier'
import { Content } from '~/ui/request/content'
import { RestrictedNotice, restrictionOn } from '~/ui/request/restricted'
import { packName } from '~/ui/case/facts'
import { PerilCard } from '~/ui/emergency/peril-card'
import { TermsCard } from '~/ui/preservation/terms'
import { Sending } from '~/ui/programme/standing'
import { useWords } from '~/ui/words'
import type { RequestView } from '~/cases/views'
import { vanishing, type Measure } from '~machines/identifiers/completeness'
import { requestProcedureById } from '~machines/index'
import { notesOf, requireDraft, stepOf } from './lib/draft.server'
import { perilOf } from './lib/emergency.server'
import { earlierOf } from './lib/earlier.server'
import { readForm } from './lib/form'
import { pageOf } from './lib/paging'
import { termsOf } from './lib/preservation.server'
import { orThrow, performFromForm, refusalStatus } from './lib/step.server'
import { turnaroundOf } from './lib/turnaround.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/check', params.id!)
  const { person, view, service, measure, problems } = draft
  const content = view.dossier.draft
  const { shown, page, pages } = pageOf(content.identifiers, new URL(request.url))
  return {
    ...{ content: { ...content, identifiers: content.identifiers }, shown, paging: { page, pages }, problems },
    ...{ caseId: view.id, provider: view.provider, service: service?.name ?? null, pack: view.pack },
    ...{ notes: notesOf(shown, measure), step: stepOf(draft), orders: view.dossier.orders, agency: view.agency },
    earlier: await earlierOf(context, person, view),
    turnaround: await turnaroundOf(context, { provider: view.provider, measure: draft.asks, pack: draft.pack }),
    terms: termsOf(view),
    peril: perilOf(view),
    ...{ sending: draft.sending, basis: draft.basis },
    safeguard: isVanishing(view, draft.measure)
      ? `/requests/new?from=${view.id}&how=safeguard&to=${view.provider.id}`
      : null,
  }
}

/** A request for data, some of which are gone soon. */
function isVanishing({ procedure, dossier }: RequestView, { service, now }: Measure): boolean {
  if (requestProcedureById(procedure)!.measure !== 'disclosure') return false
  return dossier.draft.identifiers.some((each) =>
    vanishing(each, service, now).some(({ rule }) => rule === 'gone-soon'),
  )
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireDraft(context, '/requests/:id/draft/check', params.id!)
  const fields = await readForm(request)
  const step = { caseId: view.id, event: 'request.submit', data: {} }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(`/requests/${view.id}/submitted`)
  return json({ problems: answer.problems }, { status: refusalStatus(answer) })
}

export default function CheckDraft() {
  const t = useWords()
  const {
    content,
    shown,
    paging,
    problems,
    caseId,
    provider,
    service,
    pack,
    notes,
    step,
    orders,
    agency,
    turnaround,
    safeguard,
    earlier,
    terms,
    peril,
    sending,
    basis,
  } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const base = `/requests/${caseId}/draft`
  return (
    <Page
      title={t('filing.check')}
      problems={attempt?.problems ?? []}
      placed={placedIn(t, base)}
      back={{ href: base, text: t('filing.back') }}
    >
      <RestrictedNotice source={restrictionOn([content], pack)} />
      <Sending problems={sending} />
      {safeguard && <Safeguard href={safeguard} />}
      <BasisUnfit lines={basis.unfit} vocabulary={basis.vocabulary} />
      {!attempt && <TodoList problems={problems} base={base} />}
      {earlier && <Earlier {...earlier} />}
      {turnaround && <Turnaround {...turnaround} />}
      <Content
        {...{ content, provider, service, pack, identifiers: shown, paging, notes }}
        internal
        ranked={!peril}
        change={(section) => `${base}/${section}`}
      />
      {peril && <PerilCard peril={peril} pack={packName(pack)} change={`${base}/peril`} />}
      {terms && <TermsCard terms={terms} change={`${base}/terms`} />}
      <OrdersAndAuthority {...{ orders, caseId, agency }} change={`/requests/${caseId}/orders`} />
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        <p>{t('filing.submit.text')}</p>
        <Button tone="go">{t('filing.submit')}</Button>
      </form>
    </Page>
  )
}
