import type { Clock } from '../kit/clock'
import type { Procedure, Standing } from '../kit/procedure'
import type { Role, Side } from '../kit/words'
import type { ClockRule } from '../policy/clock-rule'
import type { PolicyPack } from '../policy/pack'
import { emptyInternational, type InternationalContext, type InternationalDossier } from './case'
import { internationalEvents } from './events'
import { foldInternational } from './fold'
import { internationalMachine } from './machine'
import { internationalRules } from './rules'
import { visibleDossier } from './sight'
import { clockIn, clockRule, instrumentsAbroad, peopleIn, turnIn } from './standing'

/** A procedure between the authorities of two countries: what lists, pages and records need to know of it. */
export interface AbroadProcedure extends Procedure<InternationalContext, InternationalDossier> {
  /** null when it is nobody's turn; `provider` is the side that is asked */
  readonly turn: (state: string) => { readonly side: Side; readonly role: Role } | null
  /** the clock that matters where the case stands */
  readonly clock: (standing: Pick<Standing<InternationalContext>, 'context' | 'closed'>) => Clock | null
  readonly visibleDossier: (dossier: InternationalDossier, side: Side) => InternationalDossier
  readonly people: (context: InternationalContext) => readonly (string | null)[]
}

/**
 * Data are kept in another country: from the officer over the contact points of both countries to an order there, and on to
 * mutual assistance.
 */
export const international: AbroadProcedure = {
  id: 'international@1',
  openings: ['assistance.open'],
  clocks: { foreignPreservation: rulesIn },
  events: internationalEvents,
  machine: internationalMachine,
  emptyDossier: emptyInternational,
  fold: foldInternational,
  rules: internationalRules,
  turn: turnIn,
  clock: clockIn,
  visibleDossier,
  people: peopleIn,
}

function rulesIn(pack: PolicyPack): readonly ClockRule[] {
  return instrumentsAbroad(pack).flatMap((instrument) => clockRule(instrument, pack) ?? [])
}
