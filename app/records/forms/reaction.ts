import type { DisclosureData } from '~machines/disclosure/events'
import type { Block } from '../document'
import type { RecordInput } from '../input'
import { packWords } from '../words'
import { keyFacts, paragraphs, section } from './parts'

export function receiptForm(input: RecordInput): Block[] {
  const { t, context, data } = input
  const { text } = data as DisclosureData['receipt.confirm']
  const outcome = context.outcome ? t(`outcome.${context.outcome}`) : ''
  return [
    keyFacts(input, [t('record.outcome'), outcome]),
    ...paragraphs(t('record.receipt.text')),
    ...section(t('record.text'), text),
  ]
}

export function withdrawalForm(input: RecordInput): Block[] {
  const { text } = input.data as DisclosureData['request.withdraw']
  return [keyFacts(input), ...section(input.t('record.text'), text), ...paragraphs(input.t('record.withdrawal.text'))]
}

export function contestForm(input: RecordInput): Block[] {
  const { ground, text } = input.data as DisclosureData['answer.contest']
  const { t } = input
  return [
    keyFacts(input, [t('record.ground'), packWords(input, 'contestGrounds', ground)]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.contest.text')),
  ]
}

export function amendmentForm(input: RecordInput): Block[] {
  const { text } = input.data as DisclosureData['request.amend']
  return [keyFacts(input), ...section(input.t('record.text'), text), ...paragraphs(input.t('record.amendment.text'))]
}
