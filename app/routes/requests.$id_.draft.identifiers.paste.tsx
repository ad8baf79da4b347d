import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { PasteForm } from '~/ui/filing/paste-form'
import { PasteRead } from '~/ui/filing/paste-read'
import { useWords } from '~/ui/words'
import { dataCategories } from '~machines/identifiers/identifier'
import { readPasted, type Pasted } from '~machines/identifiers/paste'
import type { Problem } from '~machines/kit/refusal'
import { nextIdentifierNumber, requireDraft, saveSection, stepOf, type Draft } from './lib/draft.server'
import { readForm } from './lib/form'
import { typedPaste, type TypedPaste } from './lib/identifier-form'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/identifiers/paste', params.id!)
  const { service } = draft
  return {
    ...{ caseId: draft.view.id, step: stepOf(draft), zone: draft.view.provider.zone },
    categories: dataCategories.filter((category) => !service || service.categories.includes(category)),
  }
}

/** Reads what was pasted and shows it; only what was shown and accepted is saved, read again from the same text. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/identifiers/paste', params.id!)
  const fields = await readForm(request)
  const typed = typedPaste(fields)
  const pasted = readAll(draft, typed)
  const added = pasted.rows.flatMap(({ identifier }) => (identifier ? [identifier] : []))
  const shown = { typed, pasted: pasted.problems.length > 0 ? null : pasted }
  const unreadable = pasted.problems.map((each): Problem => ({ ...each, field: 'text' }))
  if (unreadable.length > 0) return json({ ...shown, problems: unreadable }, { status: 422 })
  if (typed.intent !== 'accept' || added.length === 0) return json({ ...shown, problems: [] })
  const values = [...draft.view.dossier.draft.identifiers, ...added]
  const to = `/requests/${draft.view.id}/draft/identifiers`
  const refused = await saveSection(context, draft, fields, { section: 'identifiers', values, to })
  const { problems } = await refused.json()
  return json({ ...shown, problems }, { status: refused.status })
}

function readAll(draft: Draft, { text, zone, order, categories }: TypedPaste): Pasted {
  return readPasted({
    ...{ text, now: draft.view.now, first: nextIdentifierNumber(draft), measure: draft.measure },
    ...(zone ? { zone } : {}),
    ...(order === 'dayFirst' || order === 'monthFirst' ? { order } : {}),
    categories: dataCategories.filter((category) => categories.includes(category)),
  })
}

const nothingTyped = { text: '', zone: '', order: '', categories: [] }

export default function PasteIdentifiers() {
  const t = useWords()
  const { caseId, step, zone, categories } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const back = { href: `/requests/${caseId}/draft/identifiers`, text: t('filing.section.identifiers') }
  return (
    <Page title={t('filing.identifiers.paste')} {...{ problems, back }}>
      {attempt?.pasted && <PasteRead pasted={attempt.pasted} typed={attempt.typed} {...{ step, zone }} />}
      <PasteForm
        {...{ step, categories, problems }}
        typed={attempt?.typed ?? nothingTyped}
        again={Boolean(attempt?.pasted)}
      />
    </Page>
  )
}
