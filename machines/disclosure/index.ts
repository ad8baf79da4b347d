import type { Procedure } from '../kit/procedure'
import type { DisclosureContext, DisclosureDossier } from './case'
import { clockNames } from './deadlines'
import { disclosureEvents } from './events'
import { foldDisclosure } from './fold'
import { disclosureMachine } from './machine'
import { disclosureRules } from './rules'
import { emptyDossier } from './visible'

/** A request for stored data, from filing to the signed answer. */
export const disclosure: Procedure<DisclosureContext, DisclosureDossier> = {
  id: 'disclosure@1',
  opening: 'request.open',
  clocks: clockNames,
  events: disclosureEvents,
  machine: disclosureMachine,
  emptyDossier,
  fold: foldDisclosure,
  rules: disclosureRules,
}
