import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { DisclosureInput, RecordInput } from '../input'
import { packWords } from '../words'
import { decisionTable, heading, keyFacts, paragraphs, section } from './parts'

/** The decision item by item, or the refusal of the whole (guideline sp.explain-refusal). */
export function decisionForm(input: DisclosureInput): Block[] {
  const { t, dossier, context } = input
  const { ground, text } = dossier.answer!
  const refused = context.items.some(({ decision }) => decision !== 'grant')
  return [
    keyFacts(input, ground ? [t('record.ground'), packWords(input, 'refusalGrounds', ground)] : null),
    heading(t('record.decisions')),
    decisionTable(input),
    ...section(t('record.text'), text),
    ...(refused ? paragraphs(t('record.remedy')) : []),
  ]
}

export function notHolderForm(input: RecordInput): Block[] {
  const { text, referral } = input.data as RequestData['request.notHolder']
  const { t } = input
  return [
    keyFacts(input, [t('record.referral'), referral]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.remedy')),
  ]
}
