import { startClock } from '../kit/clock-arithmetic'
import type { MachineEvent } from '../kit/procedure'
import type { ReportContext, ReportDossier } from './case'
import type { ReportData, ReportEventName } from './events'

export type ReportMachineEvent = MachineEvent<ReportContext, ReportDossier>
type Noted = Partial<ReportContext>
interface Change {
  readonly context: ReportContext
  readonly event: ReportMachineEvent
}

const dataOf = <Name extends ReportEventName>(event: ReportMachineEvent) => event.data as ReportData[Name]

export function openingContext(event: ReportMachineEvent): ReportContext {
  const { by, facts, dossier } = event
  const { agency, origin } = dataOf<'report.open'>(event)
  return {
    ...{ provider: facts.provider!.id, agency, author: by.id, sender: null, number: null },
    ...(origin === undefined ? {} : { origin }),
    ...told(dossier),
    ...{ acknowledgedBy: null, triagedBy: null, priority: null, outcome: null, ground: null },
    ...{ referredTo: null, usefulness: null, receiptClock: null, feedbackClock: null, passed: [] },
  }
}

/** What of the draft the context holds. */
function told({ draft: { incident, urgent, material } }: ReportDossier) {
  return { incident, urgent, material }
}

export function noteDraft({ event }: Change): Noted {
  return { agency: dataOf<'report.save'>(event).agency, ...told(event.dossier) }
}

/** Sent: it has its number, and the agency's clocks run. */
export function noteSending({ context, event: { by, facts, pack } }: Change): Noted {
  const running = { at: facts.now, zone: facts.agency!.zone, calendar: pack.calendar }
  const { urgentReportReceipt, reportReceipt, reportFeedback } = pack.clocks
  return {
    ...{ number: facts.registration!, sender: by.id },
    receiptClock: startClock(context.urgent ? urgentReportReceipt : reportReceipt, running),
    feedbackClock: startClock(reportFeedback, running),
  }
}

export function noteReceipt({ event }: Change): Noted {
  return { acknowledgedBy: event.by.id, receiptClock: null }
}

export function noteTriage({ event }: Change): Noted {
  return { triagedBy: event.by.id, priority: dataOf<'report.triage'>(event).priority }
}

export function noteReferral({ event }: Change): Noted {
  const { agency, ground } = dataOf<'report.refer'>(event)
  return { outcome: 'referred', referredTo: agency, ground }
}

export function noteDismissal({ event }: Change): Noted {
  return { outcome: 'noAction', ground: dataOf<'report.dismiss'>(event).ground }
}

export function noteFeedback({ event }: Change): Noted {
  return { usefulness: dataOf<'report.feedback'>(event).usefulness, feedbackClock: null }
}

export function noteWithdrawal(): Noted {
  return { outcome: 'takenBack', receiptClock: null, feedbackClock: null }
}

export function notePassing({ context, event }: Change): Noted {
  const { rule, due } = dataOf<'deadline.pass'>(event)
  return { passed: [...context.passed, `${rule}:${due}`] }
}
