import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OrderFields, RouteFields, SupportFields } from '~/ui/abroad/draft-fields'
import { AbroadFrame } from '~/ui/abroad/frame'
import { packName } from '~/ui/case/facts'
import { Button, HiddenFields } from '~/ui/components'
import { errorsByField, useWords } from '~/ui/words'
import { draftParts, type DraftPart } from '~machines/international/case'
import { instrumentsAbroad } from '~machines/international/standing'
import type { Problem } from '~machines/kit/refusal'
import { draftTyped, problemsIn, readPart, typedDraft } from './lib/abroad-form'
import { draftProblems } from './lib/abroad-draft.server'
import { foreignPoints, requireAbroad } from './lib/abroad.server'
import { readForm } from './lib/form'
import { notFound } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const part = partNamed(params.part)
  const { person, view, pack, facts } = await requireDraft(context, params.id!)
  const providers = await context.liaison.directory.providers(person)
  const there = providers.filter(({ organisation }) => organisation.country === view.provider.country)
  const touched = view.dossier.draft[part] !== null && isBegun(part, view.dossier.draft)
  return {
    ...{ part, facts, token: newToken(), points: await foreignPoints(context, person) },
    ...{ instruments: instrumentsAbroad(pack), offences: pack.offences },
    providers: there.map(({ organisation: { id, name } }) => ({ id, name })),
    saved: draftTyped(part, view.dossier.draft, person.organisation.zone),
    missing: touched ? problemsIn(part, await draftProblems(context, person, view, pack)) : [],
  }
}

/** Nobody is told what is missing before they wrote anything. */
function isBegun(part: DraftPart, draft: Record<DraftPart, object>): boolean {
  return Object.entries(draft[part]).some(
    ([name, value]) => name !== 'confidentiality' && name !== 'foreignPoint' && value !== '' && value?.length !== 0,
  )
}

function partNamed(named: string | undefined): DraftPart {
  const part = draftParts.find((each) => each === named)
  if (!part) throw notFound()
  return part
}

/** The draft for whoever writes it; a request that is no draft any more leads to its page. */
async function requireDraft(context: AppLoadContext, id: string) {
  const opened = await requireAbroad(context, '/abroad/:id/draft/:part', id)
  if (!opened.view.offers.includes('assistance.save')) throw redirect(`/abroad/${id}`)
  return opened
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const part = partNamed(params.part)
  const { person, view } = await requireDraft(context, params.id!)
  const fields = await readForm(request)
  const typed = typedDraft(part, fields)
  const read = readPart(part, typed, view.now)
  if (!read.ok) return json({ problems: read.problems, typed }, { status: 422 })
  const data = { part, values: read.values }
  const step = { caseId: view.id, event: 'assistance.save', data }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(`/abroad/${view.id}`)
  const problems = answer.problems.map((each) => ({
    ...each,
    field: each.field.replace(/^values\./, '').split('.')[0]!,
  }))
  return json({ problems, typed }, { status: refusalStatus(answer) })
}

const fieldsOf = { route: RouteFields, order: OrderFields, support: SupportFields }

export default function AbroadDraft() {
  const t = useWords()
  const { part, facts, token, saved, missing, ...lists } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const Fields = fieldsOf[part]
  const { values, categories } = attempt?.typed ?? saved
  return (
    <AbroadFrame facts={facts} title={t(`abroad.${part}`)} problems={problems}>
      <div className="page--narrow">
        <h2>{t(`abroad.${part}`)}</h2>
        <p className="inset">{t(`abroad.${part}.text`)}</p>
        <form method="post" noValidate>
          <HiddenFields fields={{ version: facts.version, token }} />
          <Fields
            {...lists}
            {...{ typed: values, categories, pack: packName(facts.pack) }}
            errors={errorsByField(t, problems.length > 0 ? problems : missing)}
          />
          <div className="button-row">
            <Button>{t('event.assistance.save')}</Button>
            <a href={`/abroad/${facts.id}`}>{t('case.cancel')}</a>
          </div>
        </form>
      </div>
    </AbroadFrame>
  )
}
