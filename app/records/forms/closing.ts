import type { Block } from '../document'
import type { RecordInput } from '../input'
import { heading, keyFacts, paragraphs } from './parts'

/** The closing report: how it ended, and every step with its hash. */
export function closingForm(input: RecordInput): Block[] {
  const { t, context, trail } = input
  const columns = [
    { title: '#', share: 5 },
    { title: t('record.at.utc'), share: 18 },
    { title: t('record.step'), share: 27 },
    { title: t('record.role'), share: 15 },
    { title: t('record.hash'), share: 35 },
  ]
  const rows = trail.map(({ seq, at, event, role, hash }) => [
    String(seq),
    at.replace('T', ' ').replace(/\.\d+Z$/, ''),
    t(`event.${event}.done`),
    t(`role.${role}`),
    hash,
  ])
  return [
    keyFacts(input, [t('record.outcome'), context.outcome ? t(`outcome.${context.outcome}`) : '']),
    heading(t('record.trail')),
    { kind: 'table', columns, rows },
    ...paragraphs(t('record.closing.text')),
  ]
}
