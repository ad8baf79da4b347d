import type { CallBack } from '~machines/request/source-check'
import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { RecordInput } from '../input'
import { instantIn, packWords } from '../words'
import { facts, heading, keyFacts, paragraphs, remedy, section } from './parts'
import { dueWords } from './request'

export function acknowledgementForm(input: RecordInput): Block[] {
  const { t, dossier } = input
  return [
    keyFacts(
      input,
      [t('record.served'), instantIn(input, dossier.served!.servedAt, input.provider.zone)],
      [t('record.items'), t('record.items.count', { count: input.items })],
      [t('record.due'), dueWords(input)],
    ),
    ...paragraphs(t('record.acknowledgement.text')),
  ]
}

/** How the provider made sure who is asking (guideline sp.verify-source): the outcome, and each call with its result. */
export function sourceCheckForm(input: RecordInput): Block[] {
  const { t, dossier, context } = input
  const { method, reached, text } = dossier.sourceCheck!
  return [
    keyFacts(
      input,
      [t('record.method'), packWords(input, 'sourceCheckMethods', method)],
      [t('record.reached'), reached],
      [t('record.sourceSteps'), context.sourceSteps.map((step) => t(`source.step.${step}`)).join(' ')],
    ),
    ...section(t('record.text'), text),
    ...dossier.calls.flatMap((call) => callBlocks(input, call)),
  ]
}

export function callBlocks(
  input: RecordInput,
  { number, openedAt, result, reached, recordedAt, text }: CallBack,
): Block[] {
  if (!recordedAt) return []
  const { t, provider } = input
  return [
    heading(t('record.call')),
    facts(
      [t('record.call.number'), number],
      [t('record.call.opened'), instantIn(input, openedAt, provider.zone)],
      [t('record.call.recorded'), instantIn(input, recordedAt, provider.zone)],
      [t('record.call.result'), t(`source.call.${result}`)],
      [t('record.reached'), reached],
    ),
    ...paragraphs(text),
  ]
}

export function rejectionForm(input: RecordInput): Block[] {
  const { ground, text } = input.data as RequestData['source.reject']
  const { t } = input
  return [
    keyFacts(input, [t('record.ground'), packWords(input, 'rejectionGrounds', ground)]),
    ...section(t('record.text'), text),
    ...paragraphs(remedy(input)),
  ]
}
