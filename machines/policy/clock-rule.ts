import { z } from 'zod'
import { SourceSchema } from './source'

/** Whose receipt starts a clock. Each party has a receipt of its own; none is derived from another's. */
export const parties = ['provider', 'agency', 'contactPoint', 'enforcingAuthority', 'requestedAuthority'] as const
export type Party = (typeof parties)[number]

/**
 * `elapsed`: hours that go by; `calendarDays`: days of the calendar; `workingDays`: of these, neither weekend nor holiday.
 */
export const units = ['elapsed', 'calendarDays', 'workingDays'] as const
export type Unit = (typeof units)[number]

/**
 * By which calculator, and which version of it, units are counted.
 * `exact@1`: from the instant on, to the same time of the last day. `regulation1182@1`: in whole hours and days, by
 * Regulation (EEC, Euratom) No 1182/71, article 3.
 */
export const countings = ['exact@1', 'regulation1182@1'] as const
export type Counting = (typeof countings)[number]

/** `atMost` is a ceiling: not later than its end; `atLeast` a floor: not before its end. */
const directions = ['atMost', 'atLeast'] as const

/** What the end of a clock brings; whatever it is, being late is seen without it. */
const clockEnds = [
  /** nothing but lateness */
  'overdue',
  /** the case closes by itself */
  'close',
  /** what was kept may be deleted */
  'lapse',
  /** silence means that nothing stands against it */
  'noObjection',
  /** silence frees the provider of its duty */
  'exempt',
  /** the way to enforcement is open */
  'enforce',
  /** what was obtained is deleted or restricted */
  'restrict',
  /** the organisation is suspended */
  'suspend',
] as const

/** Why a clock may stand. */
const pauseReasons = ['clarification', 'amendment', 'disowned', 'objection'] as const

export const clockEvents = ['completeness', 'issue', 'confirmation', 'service', 'transmission', 'oralRequest'] as const

const ClockStartSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('receipt'), by: z.enum(parties) }),
  z.strictObject({ on: z.enum(clockEvents) }),
  /** the end of another clock, by its id */
  z.strictObject({ on: z.literal('end'), of: z.string() }),
])
export type ClockStart = z.infer<typeof ClockStartSchema>

/** A deadline as a rule: data of an instrument, from which a clock is started. */
export const ClockRuleSchema = z.strictObject({
  /** unique within its instrument */
  id: z.string().regex(/^[a-z][a-zA-Z]*$/, 'is not a name'),
  start: ClockStartSchema,
  /** ISO 8601, in days or in hours and minutes */
  length: z
    .string()
    .regex(/^P(?:[1-9]\d*D|T(?=\d)(?:\d+H)?(?:\d+M)?)$/, 'is not a length in days, or in hours and minutes'),
  unit: z.enum(units),
  counting: z.enum(countings),
  direction: z.enum(directions),
  /** reasons for which it stands; for any other it runs on */
  pauses: z.array(z.enum(pauseReasons)),
  atEnd: z.enum(clockEnds),
  source: SourceSchema,
})
export type ClockRule = z.infer<typeof ClockRuleSchema>
