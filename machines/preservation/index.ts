import { clocksOfPack } from '../policy/pack'
import { peopleOf, type RequestProcedure } from '../request/procedure'
import { preservationStates, type PreservationContext, type PreservationDossier } from './case'
import { preservationEvents } from './events'
import { foldPreservation } from './fold'
import { preservationMachine } from './machine'
import { problemsOfRoute } from '../request/route'
import { preservationRules } from './rules'
import { emptyDossier, maskedDossier, visibleContext, visibleDossier, withinSight } from './sight'
import { preservationDeadlines, progressOf, turnIn } from './standing'
import { clockRulesIn, problemsOfTerms, validationRulesIn } from './terms'

/** An order to keep stored data as they are, from filing until they are asked for, let go, or the time ends. */
export const preservation: RequestProcedure<PreservationContext, PreservationDossier> = {
  id: 'preservation@1',
  openings: ['request.open'],
  clocks: { ...clocksOfPack('freeze'), preservation: clockRulesIn, validation: validationRulesIn },
  events: preservationEvents,
  machine: preservationMachine,
  emptyDossier,
  fold: foldPreservation,
  rules: preservationRules,
  measure: 'preservation',
  states: preservationStates,
  sections: ['addressee', 'matter', 'basis', 'terms', 'identifiers', 'handling'],
  basisReaches: false,
  problemsOf: ({ content, pack, now }, { terms }, parties) => [
    ...problemsOfRoute(parties, { pack, measures: ['preservation'], now }),
    ...problemsOfTerms({ terms, content, pack, now }),
  ],
  deadlines: preservationDeadlines,
  turn: turnIn,
  progress: progressOf,
  visibleContext,
  visibleDossier,
  withinSight,
  masked: maskedDossier,
  people: (context) => [...peopleOf(context), context.confirmedBy],
}
