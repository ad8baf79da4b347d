import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { optionalLines } from '../../kit/text'
import { clockNames, escalationOf, sideOfClock } from '../deadlines'
import { both, code } from './schemas'

const rule = z.enum(clockNames)
const instant = z.iso.datetime('malformed')

/** What time brings, and what is said of it. */
export const deadlines = [
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
    data: z.strictObject({ rule, start: instant, mark: z.string().regex(/^(?:50|80|95|[1-9]h)$/, 'malformed') }),
    sees: both,
    slugs: ['sp.timely'],
    trail: (given) => given,
    owes: ({ rule: its, mark }) => [
      {
        type: 'notify',
        params: { notice: `${its}Reminder`, side: sideOfClock[its], level: String(escalationOf(mark)) },
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
