import { z } from 'zod'
import type { PersonFacts } from '../kit/facts'
import { sha256 } from '../kit/schemas'
import { line } from '../kit/text'
import type { CalendarAddress } from './calendar'
import type { Identity, Recovery, RecoveryStanding } from './keys'
import { languages, personRoles, type Role } from '../kit/words'

/** Ids and codes only: who the person is stands in the dossier. */
export interface MembershipContext {
  readonly person: string
  readonly organisation: string
  readonly roles: readonly Role[]
  readonly passkeys: readonly string[]
  /** who let this person in; null when the portal itself did */
  readonly vouchedBy: string | null
  /** the last day they belong to the organisation, and the instant at which it is over there */
  readonly leaving: { readonly lastDay: string; readonly due: string } | null
  /** when an administrator last said that they still belong */
  readonly confirmedAt: string | null
  readonly trainings: readonly string[]
  /** until when the trainings that were not withdrawn hold */
  readonly trainedUntil: string | null
  readonly absence: Absence | null
  readonly recovery: RecoveryStanding | null
  /** how many identities of providers are bound to the person */
  readonly identities: number
  /** whether deadlines can be read at an address of theirs */
  readonly calendar: boolean
  /** who last made them administrator or operator, and when; null when nobody did, or the portal itself */
  readonly entrusted: { readonly by: string; readonly at: string } | null
}

const allRoles = [...new Set(Object.values(personRoles).flat())] as [Role, ...Role[]]

export const ProfileSchema = z.strictObject({
  name: line(160),
  title: line(120),
  email: z.email('email-malformed'),
  phone: line(40),
  language: z.enum(languages),
  roles: z.array(z.enum(allRoles)).min(1, 'required'),
})

/** How whoever vouches for a person knows who they are. */
const IdentifiedSchema = z.strictObject({
  how: z.string().regex(/^[A-Za-z]{1,40}$/, 'required'),
  document: z.string().regex(/^[A-Za-z]{1,40}$/, 'required'),
  seenOn: z.iso.date('date-malformed'),
})

/** SHA-256 of the one-time token in hex, and until when it serves. */
export const InvitationSchema = z.strictObject({
  tokenHash: sha256,
  expiresAt: z.iso.datetime('malformed'),
})

export const PasskeySchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,1400}$/, 'malformed'),
  /** COSE public key, base64url */
  publicKey: z.string().regex(/^[\w-]+$/, 'malformed'),
  counter: z.int().nonnegative(),
  transports: z.array(z.string().regex(/^[a-z-]{1,20}$/, 'malformed')),
  name: line(80),
  /** model; null when the authenticator keeps it to itself */
  aaguid: z.guid('malformed').nullable().default(null),
  /** can be neither copied nor synchronised: `singleDevice`, and not backed up */
  deviceBound: z.boolean().default(false),
  /** who vouches for the model: nobody, the key itself, an unknown certificate, one of our trust list */
  attestation: z.enum(['none', 'self', 'signed', 'trusted']).default('none'),
})

export const InviteSchema = ProfileSchema.extend({
  person: z.uuid('malformed'),
  organisation: z.uuid('malformed'),
  invitation: InvitationSchema.nullable(),
  /** null only when the portal itself lets a person in */
  identified: IdentifiedSchema.nullable(),
})

const date = z.iso.date('date-malformed')

/** A training that was done, and until when it counts (guidelines le.training, sp.training). */
export const TrainingSchema = z.strictObject({
  training: z.uuid('malformed'),
  course: line(200),
  provider: line(200),
  completedOn: date,
  validUntil: date,
  /** where the certificate lies, or its number */
  evidence: line(200),
})

export const AbsenceSchema = z.strictObject({
  from: date,
  until: date,
  /** person who stands in; null when nobody does */
  deputy: z.uuid('malformed').nullable(),
})

export type Invited = z.infer<typeof InviteSchema>
export type MemberProfile = z.infer<typeof ProfileSchema>
export type Passkey = z.infer<typeof PasskeySchema>
export type Training = z.infer<typeof TrainingSchema>
export type Absence = z.infer<typeof AbsenceSchema>
export type Invitation = z.infer<typeof InvitationSchema>

export interface MembershipDossier {
  readonly profile: MemberProfile | null
  readonly invitation: Invitation | null
  readonly passkeys: readonly Passkey[]
  /** who vouched and how they knew the person; null when the portal itself let them in */
  readonly vouched: ({ readonly by: PersonFacts } & z.infer<typeof IdentifiedSchema>) | null
  readonly trainings: readonly Training[]
  /** why the person leaves */
  readonly leaving: string
  readonly recovery: Recovery | null
  readonly identities: readonly Identity[]
  /** null when there is none */
  readonly calendar: CalendarAddress | null
}
