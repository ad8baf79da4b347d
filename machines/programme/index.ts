import type { Procedure } from '../kit/procedure'
import { clocksOfPack } from '../policy/pack'
import type { ProgrammeContext, ProgrammeDossier } from './case'
import { programmeEvents } from './events'
import { foldProgramme } from './fold'
import { programmeMachine } from './machine'
import { programmeRules } from './rules'

export {
  emptyText,
  statesInForce,
  versionAt,
  type ProgrammeContext,
  type ProgrammeDossier,
  type ProgrammeText,
  type PublishedVersion,
} from './case'
export { paragraphOf, sectionNames } from './sections'

/** What an agency or a provider commits to in writing: its criminal compliance programme, approved by two and reviewed in time. */
export const programme: Procedure<ProgrammeContext, ProgrammeDossier> = {
  id: 'programme@1',
  openings: ['programme.open'],
  clocks: clocksOfPack('programmeReview', 'programmeGrace'),
  events: programmeEvents,
  machine: programmeMachine,
  emptyDossier: { pending: null, submitter: null, versions: [], said: '', reminders: [] },
  fold: foldProgramme,
  rules: programmeRules,
}
