import type { DisclosureData } from '~machines/disclosure/events'
import type { Block } from '../document'
import type { RecordInput } from '../input'
import { instantIn, packWords } from '../words'
import { keyFacts, paragraphs, section } from './parts'
import { dueWords } from './request'

export function acknowledgementForm(input: RecordInput): Block[] {
  const { t, dossier, context } = input
  return [
    keyFacts(
      input,
      [t('record.served'), instantIn(input, dossier.served!.servedAt, input.provider.zone)],
      [t('record.items'), t('record.items.count', { count: context.items.length })],
      [t('record.due'), dueWords(input)],
    ),
    ...paragraphs(t('record.acknowledgement.text')),
  ]
}

/** How the provider made sure who is asking (guideline sp.verify-source). */
export function sourceCheckForm(input: RecordInput): Block[] {
  const { method, reached, text } = input.data as DisclosureData['source.verify']
  const { t } = input
  return [
    keyFacts(
      input,
      [t('record.method'), packWords(input, 'sourceCheckMethods', method)],
      [t('record.reached'), reached],
    ),
    ...section(t('record.text'), text),
  ]
}

export function rejectionForm(input: RecordInput): Block[] {
  const { ground, text } = input.data as DisclosureData['source.reject']
  const { t } = input
  return [
    keyFacts(input, [t('record.ground'), packWords(input, 'rejectionGrounds', ground)]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.remedy')),
  ]
}
