import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { AnsweringInput, RecordInput } from '../input'
import { packWords } from '../words'
import { decisionTable, heading, keyFacts, paragraphs, remedy, restrictedRows, section, type Row } from './parts'

/** What a procedure adds to the decision, and what it says of what was refused. */
interface Decided {
  readonly more?: readonly Row[]
  readonly rest?: string
}

/** The decision item by item, or the refusal of the whole (guideline sp.explain-refusal). */
export function decisionForm(input: AnsweringInput, { more = [], rest = remedy(input) }: Decided = {}): Block[] {
  const { t, dossier, context } = input
  const { ground, text } = dossier.answer!
  const refused = context.items.some(({ decision }) => decision !== 'grant')
  return [
    keyFacts(
      input,
      ground ? [t('record.ground'), packWords(input, 'refusalGrounds', ground)] : null,
      ...restrictedRows(input),
      ...more,
    ),
    heading(t('record.decisions')),
    decisionTable(input),
    ...section(t('record.text'), text),
    ...(refused ? paragraphs(rest) : []),
  ]
}

export function notHolderForm(input: RecordInput): Block[] {
  const { text, referral } = input.data as RequestData['request.notHolder']
  const { t } = input
  return [
    keyFacts(input, [t('record.referral'), referral]),
    ...section(t('record.text'), text),
    ...paragraphs(remedy(input)),
  ]
}
