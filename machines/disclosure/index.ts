import { clocksOfPack } from '../policy/pack'
import { answeringProgress } from '../request/answer/notes'
import { visibleAnswering } from '../request/answer/sight'
import { draftSections } from '../request/case'
import { problemsOfRoute } from '../request/route'
import { peopleOf, type RequestProcedure } from '../request/procedure'
import { disclosureStates, type DisclosureContext, type DisclosureDossier } from './case'
import { disclosureEvents } from './events'
import { foldDisclosure } from './fold'
import { disclosureMachine } from './machine'
import { maskedDossier } from './masked'
import { disclosureRules } from './rules'
import { withinSight } from './sight'
import { measuresOf } from './route'
import { answeredAt, disclosureDeadlines, turnIn } from './standing'
import { emptyDossier, visibleDossier } from './visible'

/** A request for stored data, from filing to the signed answer. */
export const disclosure: RequestProcedure<DisclosureContext, DisclosureDossier> = {
  id: 'disclosure@1',
  openings: ['request.open'],
  clocks: clocksOfPack('answer', 'clarification', 'closing'),
  events: disclosureEvents,
  machine: disclosureMachine,
  emptyDossier,
  fold: foldDisclosure,
  rules: disclosureRules,
  measure: 'disclosure',
  states: disclosureStates,
  sections: draftSections,
  basisReaches: true,
  problemsOf: ({ content, pack, now }, _, parties) =>
    problemsOfRoute(parties, { pack, measures: measuresOf(content), now }),
  deadlines: disclosureDeadlines,
  turn: turnIn,
  progress: answeringProgress,
  answeredAt,
  visibleContext: visibleAnswering,
  visibleDossier,
  withinSight,
  masked: maskedDossier,
  people: (context) => [
    ...peopleOf(context),
    ...[context.reviewer, context.decidedBy, ...context.collectors, context.checker],
  ],
}
