import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { line } from '../kit/text'
import type { Question, Rule } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import type { Passkey } from '../membership/case'
import type { OrganisationContext, OrganisationDossier } from './case'

/** What the organisation demands of the passkeys with which its privileged roles are exercised. */
const KeyDemandSchema = z.strictObject({
  /** bound to one device: it can be neither copied nor synchronised */
  deviceBound: z.boolean(),
  /** models that serve, by AAGUID (sixteen bytes of any kind, written as a UUID is); empty: every model */
  aaguids: z.array(z.guid('aaguid-malformed')).max(100),
})

/** An identity provider whose sign-ins the portal takes for those of this organisation's people. */
const IdentityProviderSchema = z.strictObject({
  name: line(80),
  issuer: z.url({ protocol: /^https?$/, error: 'issuer-malformed' }),
  clientId: line(200),
  /** sealed by the portal before it comes here, base64 */
  secret: z.string().regex(/^[A-Za-z0-9+/]+=*$/, 'required'),
  /** authentication contexts and methods of which one must be stated (OpenID Connect Core 1.0, section 2) */
  acr: z.array(line(200)).max(20),
  amr: z.array(line(40)).max(20),
  /** seconds since the person last proved who they are, at most */
  maxAge: z.int('max-age-range').min(60, 'max-age-range').max(43_200, 'max-age-range'),
})

export type KeyDemand = z.infer<typeof KeyDemandSchema>
export type IdentityProvider = z.infer<typeof IdentityProviderSchema>

export const noDemand: KeyDemand = { deviceBound: false, aaguids: [] }

/**
 * Whether a passkey serves for privileged roles. A model is believed only when its maker attests it: anyone can write
 * an AAGUID (WebAuthn level 3, section 6.5.1).
 */
export function meetsDemand(
  key: Pick<Passkey, 'deviceBound' | 'aaguid' | 'attestation'> | null,
  { deviceBound, aaguids }: KeyDemand,
): boolean {
  if (!deviceBound) return true
  if (!key?.deviceBound) return false
  if (aaguids.length === 0) return true
  const attested = key.attestation === 'signed' || key.attestation === 'trusted'
  return attested && key.aaguid !== null && aaguids.includes(key.aaguid)
}

const shared = { kind: 'step', sees: ['oversight', 'portal'], slugs: ['le.technical-resources'] } as const

export const organisationKeyEvents: Readonly<Record<string, EventDefinition>> = {
  'keys.demand': defineEvent({
    ...{ name: 'keys.demand', signed: true, ...shared, by: ['administrator', 'operator'], data: KeyDemandSchema },
    trail: ({ deviceBound, aaguids }) => ({ deviceBound, aaguids }),
  }),
  'identity.trust': defineEvent({
    ...{ name: 'identity.trust', signed: true, ...shared, by: ['operator'], data: IdentityProviderSchema },
    trail: ({ acr, amr, maxAge }) => ({ acr, amr, maxAge }),
  }),
  'identity.distrust': defineEvent({
    ...{ name: 'identity.distrust', signed: true, ...shared, by: ['operator'], data: z.strictObject({}) },
  }),
}

type OrganisationRule = Rule<OrganisationContext, OrganisationDossier>

/** A provider that need not say how somebody proved who they are could take a password for a passkey. */
const demandsSomething: OrganisationRule = ({ data }: { readonly data: IdentityProvider }) =>
  data.acr.length + data.amr.length > 0 ? null : refuse('invalid', problem('identity-without-demand', 'acr'))

const isTrusted: OrganisationRule = ({ context }: Question<OrganisationContext, OrganisationDossier>) =>
  context!.trusting ? null : refuse('not-now', problem('identity-provider-none'))

export const organisationKeyRules = {
  'identity.trust': { what: [demandsSomething] },
  'identity.distrust': { who: [isTrusted] },
}

/** What the file of the organisation says after one of these events. */
export function foldOrganisationKeys(event: string, data: unknown, dossier: OrganisationDossier): OrganisationDossier {
  if (event === 'keys.demand') return { ...dossier, keys: data as KeyDemand }
  if (event === 'identity.trust') return { ...dossier, identityProvider: data as IdentityProvider }
  if (event === 'identity.distrust') return { ...dossier, identityProvider: null }
  return dossier
}
