import { z } from 'zod'
import { dataCategories, identifierKinds } from '../identifiers/identifier'
import { isZone } from '../identifiers/moments'
import type { Clock } from '../kit/clock'
import { uuid } from '../kit/schemas'
import { line, lines, optionalLine, optionalLines } from '../kit/text'
import { languages, sides, type Side } from '../kit/words'
import type { AuthorityVersion } from './authority'
import type { IdentityProvider, KeyDemand } from './keys'

/** What is announced to the security contact for a while before it can come true. */
export const changeKinds = ['switchboard', 'securityContact', 'domainAdded', 'domainRemoved', 'key'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Ids, codes and instants only: what the organisation is called and how it was checked is in the dossier. */
export interface OrganisationContext {
  readonly organisation: string
  readonly side: Side
  readonly services: readonly string[]
  /** everyone who registered, corrected or vetted the proposal: none of them admits it */
  readonly preparedBy: readonly string[]
  readonly vetting: { readonly by: string; readonly at: string; readonly confirmed: boolean } | null
  /** runs while the vetting holds; null for the portal's own organisation, which nobody vets */
  readonly vettingClock: Clock | null
  /** runs once the vetting is over */
  readonly graceClock: Clock | null
  readonly activeSince: string | null
  /** since when it has been active without suspension */
  readonly standingSince: string | null
  readonly restoreProposedBy: string | null
  readonly emergency: { readonly right: boolean; readonly proposedBy: string | null; readonly waived: boolean }
  /** since when it is its country's point of contact of the 24/7 network, and who has proposed it; null for neither */
  readonly network: { readonly since: string | null; readonly proposedBy: string | null }
  readonly changes: readonly OpenChange[]
  /** rules whose deadline has passed, in order */
  readonly passed: readonly string[]
  /** versions of the authority matrix, confirmed or not */
  readonly authority: number
  /** an identity provider's word is taken for its people */
  readonly trusting: boolean
}

export interface OpenChange {
  readonly id: string
  readonly what: ChangeKind
  readonly by: string
  /** before this instant nobody can confirm it */
  readonly due: string
}

const mail = z.email('email-malformed').max(254, 'too-long')
const switchboard = line(40)
/** A name of the DNS in lower case, two labels at least; internationalised ones as they are sent (RFC 5891). */
export const domainName = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, 'domain-malformed')

const SecurityContactSchema = z.strictObject({
  name: line(160),
  mail,
  phone: line(40),
  language: z.enum(languages, 'required'),
})

export const ProfileSchema = z.strictObject({
  name: line(200),
  address: line(300),
  switchboard,
  website: z.url({ protocol: /^https$/, error: 'website-malformed' }),
  zone: z.string().refine(isZone, 'zone-unknown'),
  language: z.enum(languages, 'required'),
  /** who is told of what happens to the organisation; an organisation without one is not admitted */
  securityContact: SecurityContactSchema.nullable(),
})

export const RegistrationSchema = ProfileSchema.extend({
  organisation: uuid,
  side: z.enum(sides, 'required'),
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'code-malformed'),
  country: z.string().regex(/^[A-Z]{2}$/, 'country-malformed'),
})

/** The call to the switchboard, and what was seen (guideline le.verifiable-source). */
export const VettingSchema = z.strictObject({
  /** where the number was found, independently of whoever asked to take part */
  source: line(300),
  number: switchboard,
  reached: line(160),
  at: z.iso.datetime('malformed'),
  result: z.enum(['confirmed', 'notConfirmed'], 'required'),
  documents: z
    .array(z.strictObject({ kind: z.string().regex(/^[A-Za-z]{1,40}$/, 'code-unknown'), reference: line(200) }))
    .min(1, 'document-missing')
    .max(20, 'too-long'),
  text: optionalLines(2000),
})

const change = uuid
const reason = lines(2000)
export const ChangeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('switchboard'), change, switchboard, reason }),
  z.strictObject({ what: z.literal('securityContact'), change, securityContact: SecurityContactSchema, reason }),
  z.strictObject({ what: z.literal('domainAdded'), change, domain: domainName, reason }),
  z.strictObject({ what: z.literal('domainRemoved'), change, domain: domainName, reason }),
  z.strictObject({ what: z.literal('key'), change, reason }),
])

export const contactKinds = ['singlePoint', 'legal', 'emergency'] as const
/** What whoever answers at a contact point may do for their organisation. */
export const contactPowers = ['receive', 'inform', 'confirmSource', 'preserve', 'decideEmergencies'] as const
const date = z.iso.date('date-malformed')

/** A designated contact point, by name or by title (guidelines le.contact-points, sp.contact-points). */
export const ContactSchema = z.strictObject({
  contact: uuid,
  kind: z.enum(contactKinds, 'required'),
  name: optionalLine(160),
  title: optionalLine(120),
  mail,
  phone: line(40),
  hours: line(120),
  zone: z.string().refine(isZone, 'zone-unknown'),
  languages: z.array(z.enum(languages)).min(1, 'required'),
  powers: z.array(z.enum(contactPowers, 'code-unknown')).default([]),
  from: date,
  until: date.nullable(),
})

/** A call that tried whether a contact point can be reached as it says (guideline sp.emergency-assistance). */
export const ContactTestSchema = z.strictObject({
  contact: uuid,
  at: z.iso.datetime('malformed'),
  result: z.enum(['reached', 'notReached'], 'required'),
  /** until somebody answered; null when nobody did */
  minutes: z.int('test-minutes').min(0, 'test-minutes').max(1_440, 'test-minutes').nullable(),
  /** who called */
  caller: line(160),
})

export const ServiceSchema = z.strictObject({
  id: uuid,
  name: line(120),
  carrierGradeNat: z.boolean(),
  identifierKinds: z.array(z.enum(identifierKinds)).min(1, 'required'),
  categories: z.array(z.enum(dataCategories)).min(1, 'required'),
  /** days for which each category is usually kept; a category that is absent is kept for as long as nobody knows */
  retention: z
    .partialRecord(
      z.enum(dataCategories),
      z.int('retention-days').min(1, 'retention-days').max(36_500, 'retention-days'),
    )
    .default({}),
  /** codes of the legal bases the provider asks for, by category; a category that is absent takes any that reaches the data */
  bases: z
    .partialRecord(
      z.enum(dataCategories),
      z
        .array(z.string().regex(/^[a-z][a-zA-Z]{0,60}$/, 'code-unknown'))
        .min(1, 'required')
        .max(20, 'too-long'),
    )
    .default({}),
})

export const proofMethods = ['dns', 'wellKnown', 'statement'] as const

/** A domain the organisation says is its own. People's addresses count once it is `effective`. */
export interface DomainClaim {
  readonly domain: string
  /** what the DNS or the website must show, in hex */
  readonly value: string
  readonly attestedBy: string | null
  readonly statement: string
  readonly method: (typeof proofMethods)[number] | null
  readonly provenAt: string | null
  readonly effective: boolean
}

export type OrganisationProfile = z.infer<typeof RegistrationSchema>
export type SecurityContact = z.infer<typeof SecurityContactSchema>
export type Vetting = z.infer<typeof VettingSchema>
export type ProposedChange = z.infer<typeof ChangeSchema>
export type ContactPoint = z.infer<typeof ContactSchema>
export type ContactTest = z.infer<typeof ContactTestSchema>
export type ServiceProfile = z.infer<typeof ServiceSchema>

export interface OrganisationDossier {
  readonly profile: OrganisationProfile | null
  readonly keys: KeyDemand
  readonly identityProvider: IdentityProvider | null
  readonly services: readonly ServiceProfile[]
  /** every call and document, the newest last */
  readonly vettings: readonly Vetting[]
  readonly domains: readonly DomainClaim[]
  readonly changes: readonly ProposedChange[]
  readonly contacts: readonly ContactPoint[]
  /** the newest last; those of a contact point that has another number now count no more */
  readonly contactTests: readonly ContactTest[]
  /** who was the security contact before the present one: told of the change too */
  readonly formerContact: SecurityContact | null
  /** why it was suspended, why emergencies were waived or withdrawn: the last words said about its standing */
  readonly said: string
  /** every version of the authority matrix ever published, the newest last */
  readonly authority: readonly AuthorityVersion[]
}
