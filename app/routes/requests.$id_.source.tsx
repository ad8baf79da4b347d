import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { packName } from '~/ui/case/facts'
import { CaseFrame } from '~/ui/case/frame'
import { Proofs } from '~/ui/case/parties'
import { Card } from '~/ui/components'
import { Earlier } from '~/ui/request/earlier'
import { CallBacks } from '~/ui/source/call-back'
import { CheckForms } from '~/ui/source/check-forms'
import { Proved, Unprovable } from '~/ui/source/proved'
import { Risks } from '~/ui/source/risks'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { requireCase, type OpenedCase } from './lib/case.server'
import { earlierOf } from './lib/earlier.server'
import { readForm, text, texts, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

/** How the provider makes sure who is asking: what the portal proved, what it can't, the call, and the outcome. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts, pack, person } = await requireServed(context, params.id!)
  const { dossier, context: standing, records, people } = view
  const { source, servedAt, requester, authoriser, agency } = dossier.served!
  return {
    ...{ facts, token: newToken(), source, servedAt, requester, authoriser, agency, orders: dossier.orders },
    ...{
      calls: dossier.calls.map((call) => ({ ...call, by: people[call.by]?.name ?? '' })),
      check: dossier.sourceCheck,
    },
    ...{ steps: standing.sourceSteps, releaseFrom: standing.releaseFrom, methods: pack.sourceCheckMethods },
    own: standing.callBack?.by === person.id,
    checkedBy: people[standing.sourceCheck?.by ?? '']?.name ?? null,
    earlier: await earlierOf(context, person, view),
    proofs: await context.liaison.cases.proofs(person, view.id),
    record: records.findLast(({ form }) => form === 'request')?.sha256 ?? null,
  }
}

async function requireServed(context: AppLoadContext, caseId: string): Promise<OpenedCase> {
  const opened = await requireCase(context, '/requests/:id/source', caseId)
  if (!opened.view.dossier.served) throw redirect(`/requests/${opened.view.id}`)
  return opened
}

const readers: Readonly<Record<string, (fields: Fields) => object>> = {
  'callBack.open': () => ({}),
  'callBack.record': (fields) => texts(fields, ['answer', 'heard', 'reached', 'text']),
  'source.verify': (fields) => texts(fields, ['method', 'reached', 'text']),
  'source.countersign': (fields) => texts(fields, ['text']),
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireServed(context, params.id!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  if (!Object.hasOwn(readers, event)) throw notFound()
  const data = readers[event]!(fields)
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event, data }))
  if (!answer.ok) return json({ event, problems: answer.problems, typed: data }, { status: refusalStatus(answer) })
  const done = event === 'source.verify' || event === 'source.countersign'
  return redirect(done ? `/requests/${view.id}?done=${answer.entry}` : `/requests/${view.id}/source`)
}

export default function SourceCheck() {
  const t = useWords()
  const {
    facts,
    token,
    source,
    steps,
    releaseFrom,
    proofs,
    record,
    calls,
    own,
    methods,
    check,
    checkedBy,
    earlier,
    ...asked
  } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const form = { step: { version: facts.version, token }, errors: errorsByField(t, problems) }
  const typed = (attempt?.typed ?? {}) as Readonly<Record<string, string>>
  const shown = { now: facts.now, zone: facts.zone }
  return (
    <CaseFrame facts={facts} title={t('source.title')} problems={problems} panel={false}>
      <h2>{t('source.title')}</h2>
      <div className="columns">
        <div>
          <CallBacks {...{ calls, own, typed, ...form, ...shown }} agency={asked.agency} offers={facts.offers} />
          <CheckForms
            {...{ methods, check, checkedBy, steps, typed, ...form }}
            offers={facts.offers}
            pack={packName(facts.pack)}
            caseId={facts.id}
          />
        </div>
        <aside aria-label={t('source.beside')}>
          {earlier && <Earlier {...earlier} />}
          <Risks {...{ steps, releaseFrom, ...shown }} risks={source?.risks ?? []} />
          <Card title={t('source.proved')}>
            {source ? <Proved {...{ proofs, record, source, ...shown }} /> : <p>{t('source.byVoice')}</p>}
            <Proofs orders={asked.orders} agency={asked.agency} caseId={facts.id} />
          </Card>
          <Unprovable requester={asked.requester} />
        </aside>
      </div>
    </CaseFrame>
  )
}
