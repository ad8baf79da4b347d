import type { Clock } from '../kit/clock'
import type { Procedure, Standing } from '../kit/procedure'
import type { Role, Side } from '../kit/words'
import { clocksOfPack } from '../policy/pack'
import { emptyReport, type ReportContext, type ReportDossier } from './case'
import { reportEvents } from './events'
import { foldReport } from './fold'
import { reportMachine } from './machine'
import { reportRules } from './rules'
import { visibleContext, visibleDossier } from './sight'
import { clockNames, peopleIn, reportClock, turnIn } from './standing'

/** A procedure in which a provider reports something to an agency: what lists, pages and records need to know of it. */
export interface ReportProcedure extends Procedure<ReportContext, ReportDossier> {
  /** null when it is nobody's turn */
  readonly turn: (state: string) => { readonly side: Side; readonly role: Role } | null
  /** the clock that matters where the case stands */
  readonly clock: (standing: Pick<Standing<ReportContext>, 'context' | 'closed'>) => Clock | null
  readonly visibleContext: (context: ReportContext, side: Side) => ReportContext
  readonly visibleDossier: (dossier: ReportDossier, side: Side) => ReportDossier
  readonly people: (context: ReportContext) => readonly (string | null)[]
}

/** A provider reports an incident that came to its notice, from the draft to what the agency tells of it. */
export const providerReport: ReportProcedure = {
  id: 'provider-report@1',
  openings: ['report.open'],
  clocks: clocksOfPack(...clockNames),
  events: reportEvents,
  machine: reportMachine,
  emptyDossier: emptyReport,
  fold: foldReport,
  rules: reportRules,
  turn: turnIn,
  clock: reportClock,
  visibleContext,
  visibleDossier,
  people: peopleIn,
}
