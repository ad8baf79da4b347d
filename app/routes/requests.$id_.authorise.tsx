import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Card, Page } from '~/ui/components'
import { Changes } from '~/ui/case/changes'
import { packName } from '~/ui/case/facts'
import { SightPanel } from '~/ui/case/sight'
import { PerilCard } from '~/ui/emergency/peril-card'
import { SensitiveNotice } from '~/ui/filing/sensitive-notice'
import { AuthoriseForms } from '~/ui/filing/authorise-forms'
import { BasisUnfit } from '~/ui/filing/basis-asked'
import { Turnaround } from '~/ui/filing/turnaround'
import { OrdersAndAuthority } from '~/ui/orders/orders-and-authority'
import { TermsCard } from '~/ui/preservation/terms'
import { Sending } from '~/ui/programme/standing'
import { Earlier } from '~/ui/request/earlier'
import { Content } from '~/ui/request/content'
import { RestrictedNotice, restrictionOn } from '~/ui/request/restricted'
import { errorsByField, problemText, useWords } from '~/ui/words'
import type { RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { changesSinceServed, type Change } from '~machines/disclosure/clarify'
import { problem, type Problem } from '~machines/kit/refusal'
import { judge, notesOf, stepOf } from './lib/draft.server'
import { perilOf } from './lib/emergency.server'
import { termsOf } from './lib/preservation.server'
import { earlierOf } from './lib/earlier.server'
import { readForm, text, type Fields } from './lib/form'
import { awaitingAuthority, requireView, sightFacts } from './lib/case.server'
import { notFound } from './lib/guard'
import { pageOf } from './lib/paging'
import { orThrow, performFromForm, refusalStatus } from './lib/step.server'
import { turnaroundOf } from './lib/turnaround.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view } = await requireSubmitted(context, params.id!)
  const titles = { requester: view.dossier.requester?.title ?? '', authoriser: person.title }
  const unmasked = (await context.liaison.cases.unmasked(person, view.id))!
  const { service, asks, measure, pack, beyond, ...judgement } = await judge(
    context,
    person,
    { view, dossier: unmasked },
    titles,
  )
  const content = view.dossier.draft
  const { shown, page, pages } = pageOf(content.identifiers, new URL(request.url))
  const judged = pageOf(unmasked.draft.identifiers, new URL(request.url)).shown
  return {
    ...{ content, shown, paging: { page, pages }, notes: notesOf(judged, measure), caseId: view.id, pack: view.pack },
    ...{ provider: view.provider, service: service?.name ?? null, reasons: pack.returnReasons, step: stepOf({ view }) },
    ...{ orders: view.dossier.orders, agency: view.agency, beyond },
    ...{ officer: view.dossier.requester, deciding: decidingOf(view), why: whyNot(person, view) },
    ...{ second: view.dossier.approved?.by.name ?? null, amended: view.context.number !== null },
    changes: changesShown(view),
    ...{ peril: perilOf(view), terms: termsOf(view), sight: sightFacts(person, view, pack) },
    ...{ sending: judgement.sending, basis: judgement.basis },
    earlier: await earlierOf(context, person, view),
    turnaround: await turnaroundOf(context, { provider: view.provider, measure: asks, pack }),
  }
}

/** What an amendment changes, once everything is in sight: of what is masked nobody can tell. */
function changesShown({ dossier: { served, draft }, sight }: RequestView): readonly Change[] {
  return served && sight.all ? changesSinceServed(served.content, draft) : []
}

/** The step by which this person would stand by the request; null when it is not theirs to take. */
function decidingOf({ offers }: RequestView): 'request.approve' | 'request.authorise' | null {
  return (['request.approve', 'request.authorise'] as const).find((event) => offers.includes(event)) ?? null
}

function whyNot({ id }: PersonSession, { context }: RequestView): string | null {
  if (context.requester === id) return 'requester-cannot-authorise'
  return context.approver === id ? 'approver-cannot-authorise' : null
}

async function requireSubmitted(context: AppLoadContext, caseId: string) {
  const { person, view } = await requireView(context, '/requests/:id/authorise', caseId)
  if (!awaitingAuthority.has(view.state)) throw redirect(`/requests/${caseId}`)
  return { person, view }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireSubmitted(context, params.id!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  const data = dataOf(event, fields)
  if (!data) throw notFound()
  const typed = { reason: text(fields, 'reason'), text: text(fields, 'text') }
  if (event !== 'request.return' && !view.sight.all)
    return json({ problems: [problem('authorise-unseen')], typed }, { status: 422 })
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event, data }))
  if (answer.ok) return redirect(`/requests/${view.id}?done=${answer.entry}`)
  return json({ problems: answer.problems, typed }, { status: refusalStatus(answer) })
}

function dataOf(event: string, fields: Fields): object | null {
  if (event === 'request.authorise' || event === 'request.approve') return { checked: fields.get('checked') === 'true' }
  if (event !== 'request.return') return null
  return { reason: text(fields, 'reason'), text: text(fields, 'text') }
}

/** What the matrix or an order keeps back stands at its section. */
function atSection(each: Problem): Problem {
  const [section = ''] = each.field.split('.')
  return ['authority', 'orders', 'identifiers'].includes(section) ? { ...each, field: section } : each
}

export default function Authorise() {
  const t = useWords()
  const {
    content,
    shown,
    paging,
    notes,
    caseId,
    pack,
    provider,
    service,
    reasons,
    step,
    officer,
    deciding,
    amended,
    why,
    second,
    orders,
    agency,
    beyond,
    sight,
    turnaround,
    earlier,
    peril,
    terms,
    sending,
    basis,
    changes,
  } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = (attempt?.problems ?? []).map(atSection)
  const caption = officer
    ? t('filing.officer') + t('shell.colon') + [officer.name, officer.title].filter(Boolean).join(', ')
    : null
  return (
    <Page
      {...{ title: content.matter.title, problems, caption }}
      back={{ href: `/requests/${caseId}`, text: t('filing.submitted.open') }}
    >
      <p className="govuk-body">
        {why
          ? problemText(t, problem(why))
          : t(
              deciding === 'request.approve'
                ? 'case.todo.request.approve'
                : amended
                  ? 'filing.authorise.text.amendment'
                  : 'filing.authorise.text',
            )}
      </p>
      <RestrictedNotice source={restrictionOn([content], pack)} />
      {content.handling.sensitive.concerned === 'yes' && (
        <SensitiveNotice sensitive={content.handling.sensitive} pack={packName(pack)} second={second} />
      )}
      <Sending problems={sending} />
      <BasisUnfit lines={basis.unfit} vocabulary={basis.vocabulary} />
      <SightPanel {...{ sight, caseId }} pack={packName(pack)} />
      {earlier && <Earlier {...earlier} />}
      {turnaround && <Turnaround {...turnaround} />}
      {peril && <PerilCard peril={peril} pack={packName(pack)} />}
      {changes.length > 0 && (
        <Card title={t('filing.authorise.changes')}>
          <Changes {...{ changes, pack: packName(pack), zone: provider.zone }} of={t('filing.authorise.changes')} />
        </Card>
      )}
      <Content {...{ content, provider, service, pack, identifiers: shown, paging, notes }} ranked={!peril} internal />
      {terms && <TermsCard terms={terms} />}
      <OrdersAndAuthority {...{ orders, caseId, agency }} beyond={deciding ? beyond : []} />
      {deciding && (
        <AuthoriseForms
          {...{ deciding, seen: sight.all, step, reasons, pack: packName(pack), errors: errorsByField(t, problems) }}
          typed={attempt?.typed ?? { reason: '', text: '' }}
        />
      )}
    </Page>
  )
}
