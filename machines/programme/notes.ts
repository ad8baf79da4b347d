import { startClock } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { MachineEvent } from '../kit/procedure'
import type { ProgrammeContext, ProgrammeDossier } from './case'
import type { ProgrammeData, ProgrammeEventName } from './events'

export type ProgrammeMachineEvent = MachineEvent<ProgrammeContext, ProgrammeDossier>
interface Change {
  readonly context: ProgrammeContext
  readonly event: ProgrammeMachineEvent
}
type Noted = Partial<ProgrammeContext>

export const dataOf = <Name extends ProgrammeEventName>(event: ProgrammeMachineEvent) =>
  event.data as ProgrammeData[Name]

/** A clock of the pack, in the organisation's own zone. */
function started(
  rule: 'programmeReview' | 'programmeGrace',
  { pack, facts }: ProgrammeMachineEvent,
  at: string,
): Clock {
  return startClock(pack.clocks[rule], { at, zone: facts.organisation!.zone, calendar: pack.calendar })
}

const open = (version: number, by: string) => ({ version, drafters: [by], submittedBy: null })

/** The context of a programme that is begun. */
export function openingContext({ data, by, facts }: ProgrammeMachineEvent): ProgrammeContext {
  const { organisation } = data as ProgrammeData['programme.open']
  return {
    ...{ organisation, side: facts.organisation!.side as ProgrammeContext['side'] },
    ...{ versions: 0, pending: open(1, by.id), publishedBy: null, publishedAt: null, reviewedAt: null },
    coordinatesFrom: null,
    ...{ reviewClock: null, graceClock: null, passed: [] },
  }
}

/** Whoever writes in it can't approve it, and what was given for approval is given again. */
export function noteWriting({ context, event }: Change): Noted {
  const { drafters, version } = context.pending!
  const { id } = event.by
  return { pending: { version, drafters: drafters.includes(id) ? drafters : [...drafters, id], submittedBy: null } }
}

export function noteSubmission({ context, event }: Change): Noted {
  return { pending: { ...context.pending!, submittedBy: event.by.id } }
}

export function noteReturn({ context }: Change): Noted {
  return { pending: { ...context.pending!, submittedBy: null } }
}

export function noteDiscarded(): Noted {
  return { pending: null }
}

export function noteRevision({ context, event }: Change): Noted {
  return { pending: open(context.versions + 1, event.by.id) }
}

export function notePublication({ context, event }: Change): Noted {
  const { id } = event.by
  const { now } = event.facts
  const { text, from } = event.dossier.versions.at(-1)!
  return {
    ...{ versions: context.versions + 1, pending: null, publishedBy: id, publishedAt: now, ...noteReview({ event }) },
    // consent begins with the version that gives it, and ends as soon as one without it is approved
    coordinatesFrom: context.side === 'agency' && text.coordination === 'shared' ? from : null,
  }
}

/** It counts as reviewed from now on. */
export function noteReview({ event }: Pick<Change, 'event'>): Noted {
  const { now } = event.facts
  return { reviewedAt: now, reviewClock: started('programmeReview', event, now), graceClock: null }
}

export function noteWithdrawal(): Noted {
  return { pending: null, coordinatesFrom: null, reviewClock: null, graceClock: null }
}

/** A review that is due leaves a while in which it can be made. */
export function notePassing({ context, event }: Change): Noted {
  const { rule, due } = dataOf<'deadline.pass'>(event)
  const passed = [...context.passed, `${rule}:${due}`]
  return rule === 'programmeGrace' ? { passed } : { passed, graceClock: started('programmeGrace', event, due) }
}
