import type { Measure } from '../kit/authority'
import type { Clock } from '../kit/clock'
import type { OrganisationFacts } from '../kit/facts'
import type { Procedure, Standing } from '../kit/procedure'
import type { Problem } from '../kit/refusal'
import type { FieldClass } from '../kit/sight'
import type { Role, Side } from '../kit/words'
import type { PolicyPack } from '../policy/pack'
import type { Source } from '../policy/source'
import type { RequestContext, RequestDossier } from './case'
import type { Deadlines } from './deadlines'
import type { Sight } from './sight'
import type { Submission } from './submission-rules'

/** Whose turn it is in a state. */
export interface Turn {
  readonly side: Side
  readonly role: Role
}

/** Parts of what is asked, and how many of them are done. */
export interface Progress {
  readonly items: number
  readonly done: number
}

export interface Parties {
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
}

/** A procedure in which an agency asks a provider for something: what lists, pages, letters and records need to know of it. */
export interface RequestProcedure<
  Context extends RequestContext = RequestContext,
  Dossier extends RequestDossier = RequestDossier,
> extends Procedure<Context, Dossier> {
  /** what it is in an agency's authority matrix */
  readonly measure: Measure
  /** its states in their order */
  readonly states: readonly string[]
  /** sections of its draft, in the order in which they are filled in */
  readonly sections: readonly string[]
  /** the legal basis says alone which data categories it reaches; where it doesn't, the instrument does */
  readonly basisReaches: boolean
  /** what keeps a draft from being submitted, beside what keeps every request; fields are paths */
  readonly problemsOf: (submission: Submission, dossier: Dossier, parties: Parties) => readonly Problem[]
  readonly deadlines: Deadlines<Context>
  /** null when it is nobody's turn */
  readonly turn: (state: string) => Turn | null
  readonly progress: (context: Context) => Progress
  /** instant of the answer that stands; absent where the time from service to answer is not measured */
  readonly answeredAt?: (context: Context) => string | null
  /** whether the agency still has to stand by what it asked for; absent where it never has to afterwards */
  readonly owing?: (context: Context) => boolean
  /** where the case stands, as a side may know it */
  readonly visibleContext: (context: Context, side: Side) => Context
  /** what of the case a side may read */
  readonly visibleDossier: (dossier: Dossier, side: Side) => Dossier
  /** with nothing of the classes that are not among those seen */
  readonly withinSight: (dossier: Dossier, sees: readonly FieldClass[]) => Dossier
  /** with everything masked that the sight doesn't cover */
  readonly masked: (dossier: Dossier, sight: Sight) => Dossier
  /** everyone whom the context names */
  readonly people: (context: Context) => readonly (string | null)[]
}

/** The clock that matters where the case stands; null when none bears on it. */
export function clockThatMatters<Context extends RequestContext>(
  { deadlines }: Pick<RequestProcedure<Context>, 'deadlines'>,
  standing: Pick<Standing<Context>, 'state' | 'context' | 'closed'>,
): Clock | null {
  return standing.closed ? null : (deadlines.clocksOf(standing)[0] ?? null)
}

/** Every clock that bears on it with the source of its rule, the one that matters first. */
export function clocksWithSource<Context extends RequestContext>(
  { deadlines }: Pick<RequestProcedure<Context>, 'deadlines'>,
  standing: Pick<Standing<Context>, 'state' | 'context' | 'closed'>,
  pack: PolicyPack,
): readonly (Clock & { readonly source: Source })[] {
  const clocks = standing.closed ? [] : deadlines.clocksOf(standing)
  return clocks.map((clock) => ({ ...clock, source: deadlines.ruleOf(clock.rule, standing.context, pack).source }))
}

/** People whom every request names. */
export function peopleOf({ requester, approver, authoriser, acknowledgedBy, sourceCheck }: RequestContext) {
  return [requester, approver, authoriser, acknowledgedBy, sourceCheck?.by ?? null]
}
