import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { instant } from '../../kit/schemas'
import { optionalLines } from '../../kit/text'
import { escalationOf, secrecySide, type ClockSides } from '../deadlines'
import { both, code } from './schemas'

/** What time brings, and what is said of it, for a procedure with these clocks. */
export function deadlineEvents<const Name extends string>(sides: ClockSides<Name>) {
  const rule = z.enum(Object.keys(sides) as [Name, ...Name[]])
  // secrecy has its own way to end, and reminds like any other
  const reminded = { ...sides, ...secrecySide }
  const remindedOf = z.enum(Object.keys(reminded) as [Name, ...Name[]])
  return [
    defineEvent({
      name: 'deadline.pass',
      kind: 'step',
      by: ['clock'],
      data: z.strictObject({ rule, due: instant }),
      sees: both,
      slugs: ['sp.timely'],
      trail: (passed) => passed,
    }),
    defineEvent({
      name: 'deadline.remind',
      kind: 'note',
      by: ['clock'],
      /** which clock, by when it began, and which of its reminders: `50`, `80`, `95` (per cent), or `3h` */
      data: z.strictObject({
        rule: remindedOf,
        start: instant,
        mark: z.string().regex(/^(?:50|80|95|[1-9]h)$/, 'malformed'),
      }),
      sees: both,
      slugs: ['sp.timely'],
      trail: (given) => given,
      owes: ({ rule: its, mark }) => [
        {
          type: 'notify',
          params: { notice: `${its}Reminder`, side: reminded[its as Name], level: String(escalationOf(mark)) },
        },
      ],
    }),
    defineEvent({
      name: 'deadline.acknowledge',
      kind: 'note',
      whileSuspended: false,
      by: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker'],
      data: z.strictObject({}),
      sees: both,
      slugs: ['sp.timely'],
    }),
  ] as const
}

/** Why an answer came late. */
export const breaches = [
  defineEvent({
    name: 'breach.explain',
    kind: 'note',
    whileSuspended: false,
    by: ['intake', 'legalReviewer', 'qualityChecker'],
    data: z.strictObject({ ground: z.union([code, z.literal('')]), text: optionalLines(2000) }),
    sees: both,
    slugs: ['sp.timely'],
    trail: ({ ground }) => ({ ground }),
  }),
] as const

/** What the events carry, whatever the clocks are called. */
export interface DeadlineData {
  readonly 'deadline.pass': { readonly rule: string; readonly due: string }
  readonly 'deadline.remind': { readonly rule: string; readonly start: string; readonly mark: string }
  readonly 'deadline.acknowledge': object
  readonly 'breach.explain': { readonly ground: string; readonly text: string }
}
