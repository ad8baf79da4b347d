import { z } from 'zod'
import { IdentifierSchema, MomentSchema } from '../identifiers/identifier'
import { defineEvent, type EventDefinition, type TrailFacts } from '../kit/event'
import { MaterialReferencesSchema } from '../kit/material'
import { code, instant, nothing, SealedRecordSchema, sha256, uuid } from '../kit/schemas'
import { line, lines, optionalLine, optionalLines } from '../kit/text'
import { clockNames } from './standing'

const providerOnly = ['provider', 'oversight'] as const
const both = ['agency', 'provider', 'oversight'] as const
const providers = ['intake', 'legalReviewer'] as const
const agencies = ['officer', 'supervisor'] as const
/** Every step of a report carries out the paragraph on reporting incidents. */
const report = { kind: 'step', slugs: ['sp.report-incidents'] } as const

const ContentSchema = z.strictObject({
  incident: z.union([code, z.literal('')]),
  serviceId: z.union([uuid, z.literal('')]),
  from: MomentSchema.nullable(),
  until: MomentSchema.nullable(),
  seen: optionalLines(4000),
  reference: optionalLine(80),
  urgent: z.boolean(),
  urgency: optionalLines(1000),
  material: z.boolean(),
  references: MaterialReferencesSchema,
  identifiers: z.array(IdentifierSchema).max(2_000, 'too-long'),
})

/** How a report comes about: the provider's steps. */
const filing = [
  defineEvent({
    ...{ ...report, name: 'report.open', by: providers, sees: providerOnly },
    /** the agency it is for, and the report of the same provider that it repeats */
    data: z.strictObject({ agency: uuid, origin: uuid.optional() }),
    facts: ['provider', 'agency', 'originReport'],
    trail: ({ origin }): TrailFacts => (origin ? { origin } : {}),
  }),
  defineEvent({
    ...{ ...report, name: 'report.save', by: providers, sees: providerOnly },
    data: z.strictObject({ agency: uuid, values: ContentSchema }),
    facts: ['agency', 'service'],
  }),
  defineEvent({ ...{ ...report, name: 'report.submit', by: providers, sees: providerOnly, data: nothing } }),
  defineEvent({
    ...{ ...report, name: 'report.return', by: ['legalReviewer'], sees: providerOnly },
    data: z.strictObject({ text: lines(2000) }),
  }),
  defineEvent({
    ...{ ...report, name: 'report.send', signed: true, by: ['legalReviewer'], sees: both },
    data: z.strictObject({ checked: z.literal(true, 'confirm-report-checked') }),
    facts: ['agency', 'provider', 'registration'],
  }),
  defineEvent({
    ...{ ...report, name: 'report.withdraw', by: providers, sees: both },
    data: z.strictObject({ text: lines(2000) }),
  }),
] as const

/** What becomes of it: the agency's steps. */
const answering = [
  defineEvent({ ...{ ...report, name: 'report.acknowledge', by: agencies, sees: both, data: nothing } }),
  defineEvent({
    ...{ ...report, name: 'report.triage', by: agencies, sees: both },
    data: z.strictObject({ priority: code, text: lines(4000) }),
  }),
  defineEvent({
    ...{ ...report, name: 'report.investigate', by: agencies, sees: both },
    data: z.strictObject({ reference: line(80), share: z.boolean(), text: optionalLines(2000) }),
  }),
  defineEvent({
    ...{ ...report, name: 'report.refer', signed: true, by: agencies, sees: both },
    data: z.strictObject({ agency: uuid, ground: code, text: optionalLines(2000) }),
    facts: ['otherAgency'],
    trail: ({ agency, ground }) => ({ agency, ground }),
  }),
  defineEvent({
    ...{ ...report, name: 'report.dismiss', signed: true, by: agencies, sees: both },
    data: z.strictObject({ ground: code, text: lines(2000) }),
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    ...{ ...report, name: 'report.feedback', by: agencies, sees: both },
    slugs: ['sp.report-incidents', 'le.strategic-cooperation'],
    data: z.strictObject({ usefulness: code, text: lines(4000) }),
    trail: ({ usefulness }) => ({ usefulness }),
  }),
] as const

const clockEvents = [
  defineEvent({
    ...{ ...report, name: 'deadline.pass', by: ['clock'], sees: both },
    data: z.strictObject({ rule: z.enum(clockNames), due: instant }),
    trail: (passed) => passed,
  }),
  defineEvent({
    ...{ ...report, name: 'deadline.remind', kind: 'note', by: ['clock'], sees: both },
    data: z.strictObject({
      ...{ rule: z.enum(clockNames), start: instant },
      mark: z.string().regex(/^(?:50|80|95|[1-9]h)$/, 'malformed'),
    }),
    trail: (given) => given,
    owes: ({ rule, mark }) => [
      { type: 'notify', params: { notice: `${rule}Reminder`, side: 'agency', level: levelOf(mark) } },
    ],
  }),
] as const

/** How far up a reminder goes: whoever works on it, their administrators too, the contact points too. */
function levelOf(mark: string): string {
  return { '80': '2', '95': '3' }[mark] ?? '1'
}

const notes = [
  defineEvent({
    ...{ name: 'message.add', kind: 'note', whileSuspended: false, by: [...agencies, ...providers], sees: both },
    data: z.strictObject({ text: lines(4000) }),
    slugs: ['both.culture', 'sp.report-incidents'],
  }),
  defineEvent({
    ...{ name: 'document.read', kind: 'note', by: [...agencies, ...providers, 'auditor'], sees: ['oversight'] },
    data: z.strictObject({ record: sha256 }),
    slugs: ['le.audit', 'sp.audit'],
    trail: ({ record }) => ({ record }),
  }),
  defineEvent({
    ...{ name: 'record.seal', kind: 'note', by: ['worker'], sees: both },
    data: SealedRecordSchema,
    slugs: ['sp.report-incidents'],
    trail: (record) => record,
  }),
  defineEvent({
    ...{ name: 'mail.send', kind: 'note', by: ['worker'], sees: ['oversight'] },
    data: z.strictObject({ notice: code, side: z.enum(['agency', 'provider']), recipients: z.int().nonnegative() }),
    slugs: ['sp.confidentiality'],
    trail: ({ notice, side, recipients }) => ({ notice, side, recipients }),
  }),
] as const

const catalogue = [...filing, ...answering, ...clockEvents, ...notes] as const

export type ReportEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type ReportData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const reportEvents = Object.fromEntries(catalogue.map((event) => [event.name, event])) as unknown as Readonly<
  Record<ReportEventName, EventDefinition>
>
