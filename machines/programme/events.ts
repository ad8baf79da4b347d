import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { instant, nothing, SealedRecordSchema } from '../kit/schemas'
import { lines } from '../kit/text'
import { ProgrammeTextSchema } from './case'

const why = z.strictObject({ text: lines(2000) })

/** What is being written is the organisation's own; those who watch over it, and who run the portal, see that it happened. */
const within = { sees: ['oversight', 'portal'], slugs: ['le.compliance-programme', 'sp.compliance-programme'] } as const
const published = {
  sees: ['agency', 'provider', 'oversight', 'portal'],
  slugs: ['le.compliance-programme', 'sp.compliance-programme', 'le.inform-providers'],
} as const
/** Whoever may be the second person; which of them is, the rules say. */
const approving = ['administrator', 'supervisor', 'legalReviewer', 'operator'] as const

const catalogue = [
  defineEvent({
    ...{ name: 'programme.open', kind: 'step', by: ['administrator'], ...within },
    data: z.strictObject({ organisation: z.uuid('malformed') }),
    facts: ['organisation', 'programme'],
    trail: ({ organisation }) => ({ organisation }),
  }),
  defineEvent({
    ...{ name: 'programme.save', kind: 'step', by: ['administrator'], ...within },
    data: ProgrammeTextSchema,
  }),
  defineEvent({
    ...{ name: 'programme.submit', kind: 'step', by: ['administrator'], ...within },
    data: nothing,
    facts: ['organisation'],
  }),
  defineEvent({
    ...{ name: 'programme.return', kind: 'step', by: approving, ...within },
    data: why,
    facts: ['approvers'],
  }),
  defineEvent({
    ...{ name: 'programme.publish', kind: 'step', signed: true, by: approving, ...published },
    /** the version that was read, so that nobody approves another one */
    data: z.strictObject({ version: z.int().positive() }),
    facts: ['organisation', 'approvers'],
    trail: ({ version }) => ({ version }),
  }),
  defineEvent({
    ...{ name: 'programme.discard', kind: 'step', by: ['administrator'], data: nothing, ...within },
  }),
  defineEvent({
    ...{ name: 'programme.review', kind: 'step', signed: true, by: ['administrator'], ...published },
    data: z.strictObject({ outcome: z.enum(['unchanged', 'revise'], 'required') }),
    facts: ['organisation'],
    trail: ({ outcome }) => ({ outcome }),
  }),
  defineEvent({
    ...{ name: 'programme.withdraw', kind: 'step', signed: true, by: ['administrator'], data: why, ...published },
  }),
  defineEvent({
    ...{ name: 'deadline.pass', kind: 'step', by: ['clock'], ...published },
    data: z.strictObject({ rule: z.enum(['programmeReview', 'programmeGrace']), due: instant }),
    facts: ['organisation'],
    trail: (passed) => passed,
  }),
  defineEvent({
    ...{ name: 'deadline.remind', kind: 'note', by: ['clock'], ...within },
    data: z.strictObject({
      rule: z.enum(['programmeReview', 'programmeGrace']),
      start: instant,
      /** per cent of the time that has gone by */
      mark: z.string().regex(/^(?:50|80|95)$/, 'malformed'),
    }),
    trail: (given) => given,
    owes: ({ rule }) => [{ type: 'tellOrganisation', params: { notice: `${rule}Reminder` } }],
  }),
  defineEvent({
    ...{ name: 'record.seal', kind: 'note', by: ['worker'], ...published },
    data: SealedRecordSchema.extend({ form: z.literal('programme', 'malformed') }),
    trail: (record) => record,
  }),
  defineEvent({
    ...{ name: 'mail.send', kind: 'note', by: ['worker'], ...within },
    data: z.strictObject({
      notice: z.string().regex(/^[A-Za-z]{1,64}$/, 'malformed'),
      recipients: z.int().nonnegative(),
    }),
    trail: (sent) => sent,
  }),
] as const

export type ProgrammeEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type ProgrammeData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const programmeEvents: Readonly<Record<string, EventDefinition>> = Object.fromEntries(
  catalogue.map((event) => [event.name, event as unknown as EventDefinition]),
)
