import { z } from 'zod'
import { IdentifierSchema } from '../identifiers/identifier'
import { defineEvent, type EventDefinition } from '../kit/event'
import { line, lines, optionalLine, optionalLines } from '../kit/text'
import { languages } from '../kit/words'
import { decisions, results } from './case'

const uuid = z.uuid('malformed')
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'code-unknown')
const itemId = z.string().regex(/^i[1-9]\d{0,5}\.[a-z]+$/, 'malformed')
const items = z.array(itemId).min(1, 'item-not-chosen').max(20_000, 'too-long')
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'malformed')
const nothing = z.strictObject({})

/** Draft sections are kept as typed, complete or not: completeness is asked at `request.submit`. */
export const SectionSchemas = {
  addressee: z.strictObject({ providerId: uuid, serviceId: uuid }),
  matter: z.strictObject({
    title: optionalLine(120),
    reference: optionalLine(80),
    offence: z.union([code, z.literal('')]),
    facts: optionalLines(4000),
    internalNotes: optionalLines(4000),
  }),
  basis: z.strictObject({
    code: z.union([code, z.literal('')]),
    order: optionalLine(120),
    issuedBy: optionalLine(160),
    issuedOn: z.union([z.iso.date('malformed'), z.literal('')]),
    necessity: optionalLines(4000),
  }),
  identifiers: z.array(IdentifierSchema).max(20_000, 'too-long'),
  handling: z.strictObject({ confidentiality: z.enum(['secret', 'mayInform']), answerLanguage: z.enum(languages) }),
} as const

const DraftSaveSchema = z.discriminatedUnion('section', [
  z.strictObject({ section: z.literal('addressee'), values: SectionSchemas.addressee }),
  z.strictObject({ section: z.literal('matter'), values: SectionSchemas.matter }),
  z.strictObject({ section: z.literal('basis'), values: SectionSchemas.basis }),
  z.strictObject({ section: z.literal('identifiers'), values: SectionSchemas.identifiers }),
  z.strictObject({ section: z.literal('handling'), values: SectionSchemas.handling }),
])

const agencyOnly = ['agency', 'oversight'] as const
const providerOnly = ['provider', 'oversight'] as const
const both = ['agency', 'provider', 'oversight'] as const

const filing = [
  defineEvent({
    name: 'request.open',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ providerId: uuid, serviceId: uuid, answerLanguage: z.enum(languages) }),
    sees: agencyOnly,
    facts: ['service'],
    slugs: ['le.procedures-binding-requests'],
  }),
  defineEvent({
    name: 'draft.save',
    kind: 'step',
    by: ['officer'],
    data: DraftSaveSchema,
    sees: agencyOnly,
    facts: ['service'],
    slugs: ['le.standard-format', 'le.specificity', 'le.context-facts'],
    trail: ({ section }) => ({ section }),
  }),
  defineEvent({
    name: 'request.submit',
    kind: 'step',
    by: ['officer'],
    data: nothing,
    sees: agencyOnly,
    facts: ['service', 'agency'],
    slugs: ['le.procedures-binding-requests', 'le.standard-format', 'le.specificity'],
  }),
  defineEvent({
    name: 'request.return',
    kind: 'step',
    by: ['supervisor'],
    data: z.strictObject({ reason: code, text: lines(2000) }),
    sees: agencyOnly,
    facts: ['agency'],
    slugs: ['le.procedures-binding-requests', 'le.authority'],
    trail: ({ reason }) => ({ reason }),
  }),
  defineEvent({
    name: 'request.authorise',
    kind: 'step',
    by: ['supervisor'],
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    sees: both,
    facts: ['service', 'agency', 'provider', 'registration'],
    slugs: ['le.authority', 'le.verifiable-source', 'le.written-requests', 'le.standard-format'],
  }),
  defineEvent({
    name: 'request.withdraw',
    kind: 'step',
    by: ['officer', 'supervisor'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['agency'],
    slugs: ['le.avoid-disruption'],
  }),
  defineEvent({
    name: 'request.amend',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['agency'],
    slugs: ['sp.explain-refusal', 'le.specificity'],
  }),
  defineEvent({
    name: 'amendment.discard',
    kind: 'step',
    by: ['officer'],
    data: nothing,
    sees: both,
    slugs: ['le.procedures-binding-requests'],
  }),
] as const

const review = [
  defineEvent({
    name: 'request.acknowledge',
    kind: 'step',
    by: ['intake', 'legalReviewer'],
    data: nothing,
    sees: both,
    slugs: ['sp.procedures', 'sp.timely'],
  }),
  defineEvent({
    name: 'source.verify',
    kind: 'step',
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({ method: code, reached: line(160), text: optionalLines(2000) }),
    sees: both,
    slugs: ['sp.verify-source', 'le.verifiable-source'],
    trail: ({ method }) => ({ method }),
  }),
  defineEvent({
    name: 'source.reject',
    kind: 'step',
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({ ground: code, text: lines(2000) }),
    sees: both,
    slugs: ['sp.verify-source', 'sp.explain-refusal'],
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    name: 'review.take',
    kind: 'step',
    by: ['legalReviewer'],
    data: nothing,
    sees: both,
    slugs: ['sp.procedures', 'sp.contact-points'],
  }),
  defineEvent({
    name: 'item.decide',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({
      items,
      decision: z.enum(decisions, 'code-unknown'),
      ground: z.union([code, z.literal('')]),
      text: optionalLines(2000),
    }),
    sees: providerOnly,
    slugs: ['sp.procedures', 'sp.explain-refusal', 'both.fundamental-rights'],
    trail: ({ items, decision, ground }) => ({ items: items.length, decision, ground }),
  }),
  defineEvent({
    name: 'clarification.seek',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({
      questions: z
        .array(z.strictObject({ field: z.string().regex(/^[a-z]+(\.[A-Za-z0-9]+)?$/, 'malformed'), text: lines(2000) }))
        .min(1, 'required')
        .max(50, 'too-long'),
    }),
    sees: both,
    slugs: ['sp.follow-up', 'both.culture'],
    trail: ({ questions }) => ({ questions: questions.length }),
  }),
  defineEvent({
    name: 'clarification.answer',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({
      text: optionalLines(4000),
      matter: SectionSchemas.matter.omit({ internalNotes: true }).partial().optional(),
      basis: SectionSchemas.basis.partial().optional(),
      /** the identifiers that were asked about, corrected or narrowed; `null` withdraws one */
      identifiers: z.record(z.string().regex(/^i[1-9]\d{0,5}$/, 'malformed'), IdentifierSchema.nullable()).optional(),
    }),
    sees: both,
    facts: ['service', 'agency'],
    slugs: ['le.specificity', 'both.culture'],
  }),
  defineEvent({
    name: 'decision.give',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({ text: optionalLines(4000) }),
    sees: both,
    slugs: ['sp.procedures', 'sp.explain-refusal', 'sp.written-response'],
  }),
  defineEvent({
    name: 'request.refuse',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({ ground: code, text: lines(4000) }),
    sees: both,
    slugs: ['sp.explain-refusal', 'both.fundamental-rights'],
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    name: 'request.notHolder',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({ text: lines(4000), referral: optionalLine(200) }),
    sees: both,
    slugs: ['le.specificity', 'sp.explain-refusal'],
  }),
] as const

const answering = [
  defineEvent({
    name: 'item.collect',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({
      items,
      result: z.enum(results, 'code-unknown'),
      ground: z.union([code, z.literal('')]),
      text: optionalLines(2000),
    }),
    sees: providerOnly,
    slugs: ['sp.follow-up', 'sp.standard-response-format'],
    trail: ({ items, result, ground }) => ({ items: items.length, result, ground }),
  }),
  defineEvent({
    name: 'file.attach',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({
      file: uuid,
      items,
      name: line(200),
      mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'malformed'),
      size: z.int().positive(),
      sha256,
      /** SHA-256 of the encrypted bytes, under which they are stored; safe in the trail */
      sealed: sha256,
    }),
    sees: providerOnly,
    slugs: ['sp.standard-response-format', 'sp.validate-information'],
    trail: ({ file, items, size, sealed }) => ({ file, items: items.length, size, sealed }),
  }),
  defineEvent({
    name: 'file.remove',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({ file: uuid }),
    sees: providerOnly,
    slugs: ['sp.validate-information'],
    trail: ({ file }) => ({ file }),
  }),
  defineEvent({
    name: 'collection.complete',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({ system: line(200), extractedAt: z.iso.datetime('malformed'), text: optionalLines(2000) }),
    sees: providerOnly,
    slugs: ['sp.standard-response-format', 'sp.follow-up'],
  }),
  defineEvent({
    name: 'quality.return',
    kind: 'step',
    by: ['qualityChecker'],
    data: z.strictObject({ text: lines(2000) }),
    sees: providerOnly,
    slugs: ['sp.validate-information'],
  }),
  defineEvent({
    name: 'answer.deliver',
    kind: 'step',
    by: ['qualityChecker'],
    data: z.strictObject({
      complete: z.literal(true, 'confirm-complete'),
      instants: z.literal(true, 'confirm-instants'),
    }),
    sees: both,
    slugs: ['sp.validate-information', 'sp.written-response', 'sp.timely'],
  }),
  defineEvent({
    name: 'receipt.confirm',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ text: optionalLines(2000) }),
    sees: both,
    slugs: ['le.confidentiality-received', 'both.written-procedures'],
  }),
  defineEvent({
    name: 'answer.contest',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ ground: code, text: lines(4000) }),
    sees: both,
    facts: ['provider'],
    slugs: ['sp.explain-refusal'],
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    name: 'deadline.pass',
    kind: 'step',
    by: ['clock'],
    data: z.strictObject({ rule: z.enum(['answer', 'closing']), due: z.iso.datetime('malformed') }),
    sees: both,
    slugs: ['sp.timely'],
    trail: ({ rule, due }) => ({ rule, due }),
  }),
] as const

const notes = [
  defineEvent({
    name: 'message.add',
    kind: 'note',
    by: ['officer', 'supervisor', 'intake', 'legalReviewer'],
    data: z.strictObject({ text: lines(4000) }),
    sees: both,
    slugs: ['both.culture', 'le.contact-points'],
  }),
  defineEvent({
    name: 'note.add',
    kind: 'note',
    by: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker'],
    data: z.strictObject({ text: lines(4000) }),
    sees: ['oversight'],
    slugs: ['le.context-facts'],
  }),
  defineEvent({
    name: 'document.read',
    kind: 'note',
    by: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker', 'auditor'],
    data: z.strictObject({ record: sha256 }),
    sees: ['oversight'],
    slugs: ['le.audit', 'sp.audit'],
    trail: ({ record }) => ({ record }),
  }),
  defineEvent({
    name: 'file.download',
    kind: 'note',
    by: ['officer', 'supervisor', 'legalReviewer', 'collector', 'qualityChecker'],
    data: z.strictObject({ file: uuid }),
    sees: both,
    slugs: ['le.confidentiality-received', 'sp.confidentiality'],
    trail: ({ file }) => ({ file }),
  }),
  defineEvent({
    name: 'record.seal',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({
      form: z.string().regex(/^[a-zA-Z]+$/, 'malformed'),
      /** sequence number of the entry the record is about */
      entry: z.int().positive(),
      language: z.enum(languages),
      sha256,
      /** SHA-256 of the encrypted bytes, under which they are stored */
      sealed: sha256,
      size: z.int().positive(),
    }),
    sees: both,
    slugs: ['sp.written-response', 'le.written-requests'],
    trail: (record) => record,
  }),
  defineEvent({
    name: 'mail.send',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({ notice: code, side: z.enum(['agency', 'provider']), recipients: z.int().nonnegative() }),
    sees: ['oversight'],
    slugs: ['sp.confidentiality'],
    trail: ({ notice, side, recipients }) => ({ notice, side, recipients }),
  }),
] as const

const catalogue = [...filing, ...review, ...answering, ...notes] as const

export type DisclosureEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type DisclosureData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const disclosureEvents = Object.fromEntries(
  catalogue.map((event) => [event.name, event]),
) as unknown as Readonly<Record<DisclosureEventName, EventDefinition>>
