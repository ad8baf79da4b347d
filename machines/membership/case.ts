import { z } from 'zod'
import { line } from '../kit/text'
import type { Identity, Recovery, RecoveryStanding } from './keys'
import { languages, personRoles, type Role } from '../kit/words'

/** Ids and codes only: who the person is stands in the dossier. */
export interface MembershipContext {
  readonly person: string
  readonly organisation: string
  readonly roles: readonly Role[]
  readonly passkeys: readonly string[]
  readonly recovery: RecoveryStanding | null
  /** how many identities of providers are bound to the person */
  readonly identities: number
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

/** SHA-256 of the one-time token in hex, and until when it serves. */
export const InvitationSchema = z.strictObject({
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/, 'malformed'),
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
})

export type Invited = z.infer<typeof InviteSchema>
export type MemberProfile = z.infer<typeof ProfileSchema>
export type Passkey = z.infer<typeof PasskeySchema>
export type Invitation = z.infer<typeof InvitationSchema>

export interface MembershipDossier {
  readonly profile: MemberProfile | null
  readonly invitation: Invitation | null
  readonly passkeys: readonly Passkey[]
  readonly recovery: Recovery | null
  readonly identities: readonly Identity[]
}
