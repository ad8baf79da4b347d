import { z } from 'zod'
import { IdentifierSchema } from '../identifiers/identifier'
import { defineEvent, type EventDefinition } from '../kit/event'
import { code, instant, nothing, SealedRecordSchema, sha256, uuid } from '../kit/schemas'
import { line, lines, optionalLine, optionalLines } from '../kit/text'
import { clockNames } from './standing'

const day = z.iso.date('date-malformed')

/** `provider`: the side that is asked, here the authority of the other country. */
const asking = ['agency', 'oversight'] as const
const both = ['agency', 'provider', 'oversight'] as const
const anyone = ['officer', 'supervisor'] as const
const step = { kind: 'step', slugs: ['le.international-requests'] } as const
const followUp = { kind: 'step', slugs: ['le.international-follow-up'] } as const

const part = <const Name extends string, Values extends z.ZodType>(name: Name, values: Values) =>
  z.strictObject({ part: z.literal(name), values })

/** Kept as typed, complete or not: completeness is asked at `assistance.submit`. */
const SaveSchema = z.discriminatedUnion('part', [
  part(
    'route',
    z.strictObject({
      instrument: z.union([z.string().regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/, 'code-unknown'), z.literal('')]),
      foreignPoint: z.union([uuid, z.literal('')]),
    }),
  ),
  part(
    'order',
    z.strictObject({
      custodian: z.union([uuid, z.literal('')]),
      custodianName: optionalLine(200),
      identifiers: z.array(IdentifierSchema).max(20_000, 'too-long'),
      until: z.union([day, z.literal('')]),
      confidentiality: z.enum(['secret', 'mayInform']),
      note: optionalLines(2000),
    }),
  ),
  part(
    'support',
    z.strictObject({
      title: optionalLine(120),
      reference: optionalLine(80),
      offence: z.union([code, z.literal('')]),
      provisions: optionalLines(2000),
      ...{ facts: optionalLines(4000), relation: optionalLines(2000), necessity: optionalLines(4000) },
      assistance: z.enum(['yes', '']),
      central: optionalLine(200),
    }),
  ),
])

/** How it comes about: the steps of the agency that asks. */
const filing = [
  defineEvent({
    ...{
      ...step,
      name: 'assistance.open',
      by: ['officer'],
      sees: asking,
      data: z.strictObject({ foreignPoint: uuid }),
    },
    facts: ['agency', 'foreignPoint'],
  }),
  defineEvent({
    ...{ ...step, name: 'assistance.save', by: ['officer'], sees: asking, data: SaveSchema },
    facts: ['foreignPoint'],
    trail: ({ part: saved }) => ({ part: saved }),
  }),
  defineEvent({
    ...{ ...step, name: 'assistance.submit', signed: true, by: ['officer'], sees: asking, data: nothing },
    facts: ['agency', 'programme', 'foreignPoint', 'ownPoint', 'custodian'],
  }),
  defineEvent({
    ...{
      ...step,
      name: 'assistance.return',
      by: ['supervisor'],
      sees: asking,
      data: z.strictObject({ text: lines(2000) }),
    },
  }),
  defineEvent({
    ...{ ...step, name: 'assistance.authorise', signed: true, by: ['supervisor'], sees: asking },
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    facts: ['agency', 'programme', 'registration', 'foreignPoint', 'ownPoint', 'custodian'],
    slugs: ['le.international-requests', 'le.authority'],
  }),
  defineEvent({
    ...{ ...step, name: 'assistance.withdraw', by: anyone, sees: both, data: z.strictObject({ text: lines(2000) }) },
    slugs: ['le.international-requests', 'le.avoid-disruption'],
  }),
] as const

/** What the agency's own contact point does with it. */
const forwarding = [
  defineEvent({
    ...{ ...step, name: 'point.sendBack', by: anyone, sees: asking, data: z.strictObject({ text: lines(2000) }) },
  }),
  defineEvent({
    ...{ ...step, name: 'point.forward', signed: true, by: anyone, sees: both },
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    facts: ['agency', 'foreignPoint', 'ownPoint', 'custodian'],
    slugs: ['le.international-requests', 'le.contact-points', 'le.verifiable-source'],
  }),
] as const

/** What the other country's contact point does with it. */
const answering = [
  defineEvent({ ...{ ...step, name: 'point.acknowledge', by: anyone, sees: both, data: nothing } }),
  defineEvent({
    ...{ ...step, name: 'point.check', by: anyone, sees: both },
    data: z.strictObject({ method: code, reached: line(160), text: optionalLines(2000) }),
    slugs: ['le.verifiable-source', 'le.international-requests'],
    trail: ({ method }) => ({ method }),
  }),
  defineEvent({
    ...{ ...step, name: 'point.ask', by: anyone, sees: both, data: z.strictObject({ text: lines(4000) }) },
  }),
  defineEvent({
    ...{ ...step, name: 'point.consult', by: anyone, sees: both },
    data: z.strictObject({ ground: code, text: lines(4000) }),
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    ...{ ...step, name: 'assistance.insist', by: anyone, sees: both, data: z.strictObject({ text: lines(2000) }) },
  }),
  defineEvent({
    ...{ ...step, name: 'point.accept', signed: true, by: anyone, sees: both },
    data: z.strictObject({ text: optionalLines(2000) }),
  }),
  defineEvent({
    ...{ ...step, name: 'point.refuse', signed: true, by: ['supervisor'], sees: both },
    /** whether it could be granted in part or on conditions has to be considered first (27(6)) */
    data: z.strictObject({ ground: code, text: lines(4000), considered: z.literal(true, 'confirm-considered') }),
    slugs: ['le.international-requests', 'sp.explain-refusal'],
    trail: ({ ground }) => ({ ground }),
  }),
] as const

/** What comes of it. */
const executing = [
  defineEvent({
    ...{ ...step, name: 'execution.report', signed: true, by: anyone, sees: both },
    /** the order at home: id of its case */
    data: z.strictObject({ request: uuid, text: optionalLines(2000) }),
    facts: ['executions'],
    slugs: ['le.international-requests', 'sp.follow-up'],
    trail: ({ request }) => ({ request }),
  }),
  defineEvent({
    ...{ ...step, name: 'execution.path', signed: true, by: anyone, sees: both, data: nothing },
    facts: ['executions'],
    slugs: ['le.international-requests', 'le.follow-up-preservation'],
  }),
] as const

const SaidOfAssistance = z.strictObject({
  ...{ authority: line(200), reference: line(120), on: day, text: optionalLines(2000) },
})

/** Mutual assistance after it, or the word that none will come. */
const following = [
  defineEvent({ ...{ ...followUp, name: 'mutualAssistance.send', by: anyone, sees: both, data: SaidOfAssistance } }),
  defineEvent({ ...{ ...followUp, name: 'mutualAssistance.receive', by: anyone, sees: both, data: SaidOfAssistance } }),
  defineEvent({
    ...{ ...followUp, name: 'mutualAssistance.decide', signed: true, by: anyone, sees: both },
    data: SaidOfAssistance.extend({ result: z.enum(['granted', 'refused', 'postponed'], 'required') }),
    trail: ({ result }) => ({ result }),
  }),
  defineEvent({
    ...{ ...followUp, name: 'measure.release', by: anyone, sees: both, data: z.strictObject({ text: lines(2000) }) },
    slugs: ['le.international-follow-up', 'le.follow-up-preservation', 'le.avoid-disruption'],
  }),
  defineEvent({
    ...{ ...followUp, name: 'ending.confirm', by: anyone, sees: both, data: nothing },
    facts: ['executions'],
  }),
] as const

const clockEvents = [
  defineEvent({
    ...{ ...followUp, name: 'deadline.pass', by: ['clock'], sees: both },
    data: z.strictObject({ rule: z.enum(clockNames), due: instant }),
    trail: (passed) => passed,
  }),
  defineEvent({
    ...{ ...followUp, name: 'deadline.remind', kind: 'note', by: ['clock'], sees: both },
    data: z.strictObject({
      ...{ rule: z.enum(clockNames), start: instant },
      mark: z.string().regex(/^(?:50|80|95|[1-9]h)$/, 'malformed'),
    }),
    trail: (given) => given,
    owes: ({ rule, mark }) => [
      { type: 'notify', params: { notice: `${rule}Reminder`, side: 'agency', level: levels[mark] ?? '1' } },
    ],
  }),
] as const

/** How far up a reminder goes: whoever works on it, their administrators too, the contact points too. */
const levels: Readonly<Record<string, string>> = { '80': '2', '95': '3' }

const notes = [
  defineEvent({
    ...{ name: 'document.read', kind: 'note', by: [...anyone, 'auditor'], sees: ['oversight'] },
    data: z.strictObject({ record: sha256 }),
    slugs: ['le.audit', 'sp.audit'],
    trail: ({ record }) => ({ record }),
  }),
  defineEvent({
    ...{ name: 'record.seal', kind: 'note', by: ['worker'], sees: both },
    data: SealedRecordSchema,
    slugs: ['le.written-requests'],
    trail: (record) => record,
  }),
  defineEvent({
    ...{ name: 'mail.send', kind: 'note', by: ['worker'], sees: ['oversight'] },
    data: z.strictObject({
      notice: code,
      side: z.enum(['agency', 'ownPoint', 'provider']),
      recipients: z.int().nonnegative(),
    }),
    slugs: ['sp.confidentiality'],
    trail: ({ notice, side, recipients }) => ({ notice, side, recipients }),
  }),
] as const

const catalogue = [
  ...[...filing, ...forwarding, ...answering, ...executing, ...following, ...clockEvents, ...notes],
] as const

export type InternationalEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type InternationalData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const internationalEvents = Object.fromEntries(
  catalogue.map((event) => [event.name, event]),
) as unknown as Readonly<Record<InternationalEventName, EventDefinition>>
