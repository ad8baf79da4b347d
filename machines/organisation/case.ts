import { z } from 'zod'
import { dataCategories, identifierKinds } from '../identifiers/identifier'
import { isZone } from '../identifiers/moments'
import { line } from '../kit/text'
import { languages, sides } from '../kit/words'
import type { AuthorityVersion } from './authority'
import type { IdentityProvider, KeyDemand } from './keys'

/** Ids only: what the organisation is called and where it sits is in the dossier. */
export interface OrganisationContext {
  readonly organisation: string
  readonly services: readonly string[]
  /** versions of the authority matrix, confirmed or not */
  readonly authority: number
  /** an identity provider's word is taken for its people */
  readonly trusting: boolean
}

export const ProfileSchema = z.strictObject({
  name: line(200),
  address: line(300),
  switchboard: line(40),
  website: z.url({ protocol: /^https$/, error: 'website-malformed' }),
  zone: z.string().refine(isZone, 'zone-unknown'),
  language: z.enum(languages),
})

export const RegistrationSchema = ProfileSchema.extend({
  organisation: z.uuid('malformed'),
  side: z.enum(sides),
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'code-malformed'),
  country: z.string().regex(/^[A-Z]{2}$/, 'country-malformed'),
})

export const ServiceSchema = z.strictObject({
  id: z.uuid('malformed'),
  name: line(120),
  carrierGradeNat: z.boolean(),
  identifierKinds: z.array(z.enum(identifierKinds)).min(1, 'required'),
  categories: z.array(z.enum(dataCategories)).min(1, 'required'),
})

export type OrganisationProfile = z.infer<typeof RegistrationSchema>
export type ServiceProfile = z.infer<typeof ServiceSchema>

export interface OrganisationDossier {
  readonly profile: OrganisationProfile | null
  readonly keys: KeyDemand
  readonly identityProvider: IdentityProvider | null
  readonly services: readonly ServiceProfile[]
  /** every version of the authority matrix ever published, the newest last */
  readonly authority: readonly AuthorityVersion[]
}
