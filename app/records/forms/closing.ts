import type { Block } from '../document'
import type { RecordInput } from '../input'
import { heading, keyFacts, paragraphs } from './parts'

/** Every step with its hash. */
export function trailTable({ t, trail }: RecordInput): Block[] {
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
  return [heading(t('record.trail')), { kind: 'table', columns, rows }]
}

/** The closing report: how it ended, and every step. */
export function closingForm(input: RecordInput): Block[] {
  const { t, context } = input
  return [
    keyFacts(input, [t('record.outcome'), context.outcome ? t(`outcome.${context.outcome}`) : '']),
    ...trailTable(input),
    ...paragraphs(t('record.closing.text')),
  ]
}
