import { clarification } from './clarification'
import { disclosure } from './disclosure'
import { downgradedEmergency, emergency, oralEmergency, unvalidatedEmergency } from './emergency'
import { fanOut } from './fan-out'
import { refusal } from './refusal'
import { lapsedPreservation, preservation } from './preservation'
import { international } from './international'
import { onwardPreservation } from './preservation-onward'
import { providerReport } from './report'
import type { Scenario } from './scenario'
import { withdrawal } from './withdrawal'

/** Every scenario that `npm run scenario` tells. */
export const scenarios: readonly Scenario[] = [
  ...[disclosure, refusal, clarification, withdrawal],
  ...[preservation, onwardPreservation, lapsedPreservation],
  ...[emergency, oralEmergency, unvalidatedEmergency, downgradedEmergency],
  international,
  fanOut,
  providerReport,
]
