import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { IdentifierFields } from '~/ui/filing/identifier-fields'
import { errorsByField, useWords } from '~/ui/words'
import { problemsOfIdentifier } from '~machines/identifiers/completeness'
import { dataCategories, identifierKinds, type Identifier } from '~machines/identifiers/identifier'
import type { Problem } from '~machines/kit/refusal'
import {
  nextIdentifierNumber,
  requireDraft,
  requireIdentifier,
  saveSection,
  stepOf,
  type Draft,
} from './lib/draft.server'
import { readForm } from './lib/form'
import { readIdentifier, typedFrom, typedIdentifier, type TypedIdentifier } from './lib/identifier-form'

/** `new` adds an identifier, an id changes the one that has it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/identifiers/:identifier', params.id!)
  const { service, view, person } = draft
  const zone = person.organisation.zone
  const there = params.identifier === 'new' ? null : requireIdentifier(draft, params.identifier!)
  const kinds = identifierKinds.filter(
    (kind) => !service || service.identifierKinds.includes(kind) || kind === there?.kind,
  )
  return {
    ...{ kinds, caseId: view.id, step: stepOf(draft), adds: there === null },
    categories: dataCategories.filter((category) => !service || service.categories.includes(category)),
    typed: there ? typedFrom(there, zone) : emptyIdentifier(kinds[0] ?? 'other', zone),
    problems: there ? problemsOfIdentifier(there, draft.measure) : [],
  }
}

function emptyIdentifier(kind: string, zone: string): TypedIdentifier {
  return { kind, value: '', port: '', from: '', until: '', zone, categories: [] }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/identifiers/:identifier', params.id!)
  const id =
    params.identifier === 'new' ? `i${nextIdentifierNumber(draft)}` : requireIdentifier(draft, params.identifier!).id
  const fields = await readForm(request)
  const typed = typedIdentifier(fields)
  const read = readIdentifier(typed, id, draft.view.now)
  if (!read.ok) return json({ problems: read.problems, typed }, { status: 422 })
  const wrong = wrongTimes(problemsOfIdentifier(read.identifier, draft.measure), typed)
  if (wrong.length > 0) return json({ problems: wrong, typed }, { status: 422 })
  const values = withIdentifier(draft, read.identifier)
  const to = `/requests/${draft.view.id}/draft/identifiers`
  const refused = await saveSection(context, draft, fields, { section: 'identifiers', values, to })
  const { problems } = await refused.json()
  return json({ problems, typed }, { status: refused.status })
}

/** A draft may lack what is not known yet; times that can't be asked about are mended where they are typed. */
function wrongTimes(problems: readonly Problem[], typed: TypedIdentifier): Problem[] {
  return problems.filter(({ field }) => (field === 'from' || field === 'until') && typed[field] !== '')
}

function withIdentifier({ view }: Draft, identifier: Identifier): readonly Identifier[] {
  const { identifiers } = view.dossier.draft
  const there = identifiers.some(({ id }) => id === identifier.id)
  return there
    ? identifiers.map((each) => (each.id === identifier.id ? identifier : each))
    : [...identifiers, identifier]
}

export default function DraftIdentifier() {
  const t = useWords()
  const { kinds, categories, typed, caseId, step, adds, ...kept } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? kept.problems
  const back = { href: `/requests/${caseId}/draft/identifiers`, text: t('filing.section.identifiers') }
  return (
    <Page title={t(adds ? 'filing.identifiers.add' : 'filing.identifiers.change')} {...{ problems, back }} narrow>
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        <IdentifierFields
          {...{ kinds, categories }}
          values={attempt?.typed ?? typed}
          errors={errorsByField(t, problems)}
        />
        <Button>{t('filing.identifier.save')}</Button>
      </form>
    </Page>
  )
}
