import { z } from 'zod'
import { sha256 } from '../kit/schemas'
import { defineEvent, type EventDefinition } from '../kit/event'
import type { Question, Rule } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import type { MembershipContext, MembershipDossier } from './case'

/** The address at which a person's calendar program reads their deadlines, by the SHA-256 of its token in hex. */
export interface CalendarAddress {
  readonly tokenHash: string
  readonly openedAt: string
}

const step = {
  kind: 'step',
  by: ['member'],
  sees: ['oversight', 'portal'],
  slugs: ['le.contact-points', 'sp.contact-points'],
} as const

export const calendarEvents: Readonly<Record<string, EventDefinition>> = {
  'calendar.open': defineEvent({
    ...{ name: 'calendar.open', ...step, signed: true },
    data: z.strictObject({ tokenHash: sha256 }),
  }),
  'calendar.close': defineEvent({ ...{ name: 'calendar.close', ...step }, data: z.strictObject({}) }),
}

/** While the membership is active. */
export const calendarTransitions = {
  'calendar.open': { actions: 'noteCalendar' },
  'calendar.close': { actions: 'noteCalendar' },
} as const

/** An address is read without a key: whatever ends somebody's keys, or their part in the portal, ends it too. */
export const calendarEnds: ReadonlySet<string> = new Set([
  ...['calendar.close', 'recovery.use', 'membership.suspend', 'membership.end', 'deadline.pass'],
])

/** What the membership says of the address after an event. */
export function foldCalendar({
  event,
  data,
  dossier,
  facts,
}: Question<MembershipContext, MembershipDossier, unknown>): MembershipDossier {
  if (calendarEnds.has(event)) return { ...dossier, calendar: null }
  if (event !== 'calendar.open') return dossier
  const { tokenHash } = data as { tokenHash: string }
  return { ...dossier, calendar: { tokenHash, openedAt: facts.now } }
}

/** What of the address stands in the machine: whether there is one. */
export function calendarNoted({ calendar }: MembershipDossier): Pick<MembershipContext, 'calendar'> {
  return { calendar: calendar !== null }
}

const isOpen: Rule<MembershipContext, MembershipDossier> = ({ context }) =>
  context!.calendar ? null : refuse('not-now', problem('calendar-none'))

export const calendarRules = { 'calendar.close': { who: [isOpen] } }
