import { z } from 'zod'
import { IdentifierSchema } from '../../identifiers/identifier'
import { optionalLine, optionalLines } from '../../kit/text'
import { code, nothing, sha256, uuid } from '../../kit/schemas'
import { languages } from '../../kit/words'
import { confidentialities, noSecrecyAsked } from '../secrecy/case'
import { ordinary } from '../priority'
import { unsaid } from '../sensitive'

// Pieces that several events carry, and the sides that see an entry.

export { code, nothing, sha256, uuid }

export const identifierId = z.string().regex(/^i[1-9]\d{0,5}$/, 'malformed')
const itemId = z.string().regex(/^i[1-9]\d{0,5}\.[a-z]+$/, 'malformed')
export const items = z.array(itemId).min(1, 'item-not-chosen').max(20_000, 'too-long')

export const SecrecySchema = z.strictObject({
  until: z.union([z.iso.date('no-such-day'), z.literal('')]),
  ground: optionalLine(160),
})

export const SensitiveSchema = z.strictObject({
  concerned: z.enum(['yes', 'no', '']),
  professions: z.array(code).max(20, 'too-long'),
  necessity: optionalLines(2000),
})

const PrioritySchema = z.strictObject({ code, reason: optionalLines(2000) })

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
    issuedOn: z.union([z.iso.date('no-such-day'), z.literal('')]),
    necessity: optionalLines(4000),
  }),
  identifiers: z.array(IdentifierSchema).max(20_000, 'too-long'),
  handling: z.strictObject({
    confidentiality: z.enum(confidentialities, 'confidentiality-unsaid'),
    secrecy: SecrecySchema.default(noSecrecyAsked),
    answerLanguage: z.enum(languages),
    sensitive: SensitiveSchema.default(unsaid),
    priority: PrioritySchema.default(ordinary),
  }),
} as const

/** What saving a draft carries: one section. */
export const section = <const Name extends string, Values extends z.ZodType>(name: Name, values: Values) =>
  z.strictObject({ section: z.literal(name), values })

/** The sections that the draft of every request has. */
export const commonSections = [
  section('addressee', SectionSchemas.addressee),
  section('matter', SectionSchemas.matter),
  section('basis', SectionSchemas.basis),
  section('identifiers', SectionSchemas.identifiers),
  section('handling', SectionSchemas.handling),
] as const

export const agencyOnly = ['agency', 'oversight'] as const
export const providerOnly = ['provider', 'oversight'] as const
export const both = ['agency', 'provider', 'oversight'] as const
