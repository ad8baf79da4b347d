import type { Procedure } from '../kit/procedure'
import type { FindingContext, FindingDossier } from './case'
import { findingEvents } from './events'
import { foldFinding } from './fold'
import { findingMachine } from './machine'
import { findingRules } from './rules'

export type { FindingContext, FindingDossier } from './case'
export { findingEvents } from './events'

/** An unusual way of looking at cases, found by the portal and judged by auditors. */
export const finding: Procedure<FindingContext, FindingDossier> = {
  id: 'finding@1',
  openings: ['finding.open'],
  clocks: {},
  events: findingEvents,
  machine: findingMachine,
  emptyDossier: { cases: [], words: [] },
  fold: foldFinding,
  rules: findingRules,
}
