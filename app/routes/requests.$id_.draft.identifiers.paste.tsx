import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { PasteFile } from '~/ui/filing/paste-file'
import { PasteForm } from '~/ui/filing/paste-form'
import { PasteRead } from '~/ui/filing/paste-read'
import { errorsByField, useWords } from '~/ui/words'
import { dataCategories } from '~machines/identifiers/identifier'
import { readPasted, type Pasted } from '~machines/identifiers/paste'
import { problem, type Problem } from '~machines/kit/refusal'
import { nextIdentifierNumber, requireDraft, saveSection, stepOf, type Draft } from './lib/draft.server'
import { readForm } from './lib/form'
import { holdFile, textOf } from './lib/held-file.server'
import { typedPaste, type TypedPaste } from './lib/identifier-form'
import { readUpload, UploadCutShort } from './lib/upload.server'

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
  const chosen = await chosenFile(request)
  if (chosen && 'problem' in chosen)
    return json({ typed: nothingTyped, pasted: null, problems: [chosen.problem] }, { status: 422 })
  const fields = chosen ? new URLSearchParams({ text: chosen.text }) : await readForm(request)
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

/** A megabyte: more lines than are read at once, and a form holds them still. */
const list = { largest: 1_048_576, tooLarge: 'list-too-large' }

/** The text of the file that was sent in place of lines; null when lines were. */
async function chosenFile(request: Request): Promise<{ readonly text: string } | { readonly problem: Problem } | null> {
  if (!/^multipart\/form-data/i.test(request.headers.get('content-type') ?? '')) return null
  try {
    const file = await readUpload(request, (_fields, arriving) => holdFile(arriving, list))
    if ('problem' in file) return file
    const text = textOf(file.bytes)
    return text === null ? { problem: problem('file-not-text', 'file') } : { text }
  } catch (error) {
    if (error instanceof UploadCutShort) return { problem: problem('file-cut-short', 'file') }
    throw error
  }
}

function readAll(draft: Draft, { text, zone, order, categories }: TypedPaste): Pasted {
  return readPasted({
    ...{ text, now: draft.view.now, first: nextIdentifierNumber(draft), measure: draft.measure },
    ...(zone ? { zone } : {}),
    ...(order === 'dayFirst' || order === 'monthFirst' ? { order } : {}),
    categories: dataCategories.filter((category) => categories.includes(category)),
  })
}

const nothingTyped = { text: '', zone: '', order: '', categories: [] as string[], intent: '' }

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
      <PasteFile error={errorsByField(t, problems).file} />
    </Page>
  )
}
