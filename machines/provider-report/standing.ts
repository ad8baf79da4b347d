import type { Clock } from '../kit/clock'
import type { Standing } from '../kit/procedure'
import type { Role, Side } from '../kit/words'
import type { PolicyPack } from '../policy/pack'
import type { Source } from '../policy/source'
import type { ReportContext, ReportState } from './case'

/** The clocks of a report, by the names of their rules in the policy pack. An urgent one has a shorter clock of its own. */
export const clockNames = ['reportReceipt', 'urgentReportReceipt', 'reportFeedback'] as const
export type ReportClock = (typeof clockNames)[number]

type Acting = { readonly side: Side; readonly role: Role }

const acting: Record<ReportState, Acting | null> = {
  drafting: { side: 'provider', role: 'intake' },
  approval: { side: 'provider', role: 'legalReviewer' },
  sent: { side: 'agency', role: 'supervisor' },
  received: { side: 'agency', role: 'supervisor' },
  triaged: { side: 'agency', role: 'supervisor' },
  opened: { side: 'agency', role: 'officer' },
  referred: { side: 'agency', role: 'supervisor' },
  noAction: { side: 'agency', role: 'supervisor' },
  feedback: null,
  takenBack: null,
}

/** Whose turn it is; null when it is nobody's. */
export function turnIn(state: string): Acting | null {
  return acting[state as ReportState] ?? null
}

/** The clocks that run, the one that matters first. */
export function clocksOf({ receiptClock, feedbackClock }: ReportContext): readonly Clock[] {
  return [receiptClock, feedbackClock].filter((clock) => clock !== null)
}

/** The clock that matters; null when none runs. */
export function reportClock({ context, closed }: Pick<Standing<ReportContext>, 'context' | 'closed'>): Clock | null {
  return closed ? null : (clocksOf(context)[0] ?? null)
}

/** The same with the source of its rule. */
export function reportClockWithSource(
  standing: Pick<Standing<ReportContext>, 'context' | 'closed'>,
  pack: PolicyPack,
): (Clock & { readonly source: Source }) | null {
  const clock = reportClock(standing)
  return clock && { ...clock, source: pack.clocks[clock.rule as ReportClock].source }
}

/** Everyone whom the context names. */
export function peopleIn({ author, sender, acknowledgedBy, triagedBy }: ReportContext): readonly (string | null)[] {
  return [author, sender, acknowledgedBy, triagedBy]
}
