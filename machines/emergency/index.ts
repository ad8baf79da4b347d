import { clocksOfPack } from '../policy/pack'
import { answeringProgress } from '../request/answer/notes'
import { visibleAnswering } from '../request/answer/sight'
import { peopleOf, type RequestProcedure } from '../request/procedure'
import { problemsOfRoute } from '../request/route'
import { emergencyStates, type EmergencyContext, type EmergencyDossier } from './case'
import { emergencyEvents } from './events'
import { foldEmergency } from './fold'
import { emergencyMachine } from './machine'
import { emergencyRules } from './rules'
import { emptyDossier, maskedDossier, visibleDossier, withinSight } from './sight'
import { emergencyDeadlines, isSettled, turnIn } from './standing'
import { emergencyClocks, problemsOfPeril } from './terms'

/** Data asked for at once since somebody is in danger, in writing or by voice, until an authority stands by it. */
export const emergency: RequestProcedure<EmergencyContext, EmergencyDossier> = {
  id: 'emergency@1',
  openings: ['request.open', 'oral.record'],
  clocks: { ...emergencyClocks, ...clocksOfPack('restriction', 'closing') },
  events: emergencyEvents,
  machine: emergencyMachine,
  emptyDossier,
  fold: foldEmergency,
  rules: emergencyRules,
  measure: 'emergency',
  states: emergencyStates,
  sections: ['addressee', 'matter', 'peril', 'basis', 'identifiers', 'handling'],
  basisReaches: false,
  problemsOf: ({ content, pack, now }, { peril }, parties) => [
    ...problemsOfRoute(parties, { pack, measures: ['emergencyProduction'], now }),
    ...(parties.agency.emergencyRight ? [] : [{ rule: 'emergency-right-missing', field: 'peril' }]),
    ...problemsOfPeril({ peril, content, pack, now }),
  ],
  deadlines: emergencyDeadlines,
  turn: turnIn,
  progress: answeringProgress,
  answeredAt: ({ receipts }) => receipts.agency,
  owing: (context) => !isSettled(context),
  visibleContext: visibleAnswering,
  visibleDossier,
  withinSight,
  masked: maskedDossier,
  people: (context) => [
    ...peopleOf(context),
    ...[context.oral?.by ?? null, context.oral?.confirmedBy ?? null],
    ...[context.reviewer, context.decidedBy, ...context.collectors, context.checker],
  ],
}
