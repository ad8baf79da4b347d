import type { AuthorityFacts } from './authority'
import type { Language, Role, Side } from './words'

/** What the door reads for a rule and hands over; it becomes part of the recorded event. */
export interface Facts {
  /** the instant of the event, ISO 8601 in UTC, from the database's clock */
  readonly now: string
  /** the person as they were called at that moment; absent for the clock and the worker */
  readonly actor?: PersonFacts
  readonly agency?: OrganisationFacts
  readonly provider?: OrganisationFacts
  /** the organisation a membership belongs to */
  readonly organisation?: OrganisationFacts
  readonly service?: ServiceFacts
  /** the next registration number of the agency, from a locked counter row */
  readonly registration?: string
  /** the agency's authority matrix in force at that instant; absent when there is none */
  readonly authority?: AuthorityFacts
  /** SHA-256 of orders on this case whose bytes are attached to another open request of the agency as well */
  readonly copies?: readonly string[]
  /** how the person who acts was signed in */
  readonly session?: SessionFacts
  /** who may recover the access of the member concerned, by id: neither list names the member */
  readonly recoverers?: { readonly administrators: readonly string[]; readonly operators: readonly string[] }
  /** the person to whom the named subject of an identity provider is bound already; absent when to nobody */
  readonly identityOf?: string
  /** the person's passkey over this very event; the door has checked it */
  readonly confirmation?: Confirmation
}

/**
 * What a passkey signed when a person confirmed an event (WebAuthn level 3, 7.2), kept whole: whoever has the event and
 * the person's key can check it again. Bytes are base64url.
 */
export interface Confirmation {
  readonly credential: string
  /** COSE key */
  readonly publicKey: string
  /** with the event they make the challenge */
  readonly nonce: string
  readonly askedAt: string
  /** the portal's address at that time */
  readonly origin: string
  readonly authenticatorData: string
  readonly clientDataJSON: string
  readonly signature: string
}

export const signInMeans = ['passkey', 'provider', 'invitation', 'recovery', 'persona'] as const
/** How somebody came in. `persona` exists in practice mode alone. */
export type SignInMeans = (typeof signInMeans)[number]

export interface SessionFacts {
  readonly by: SignInMeans
  /** id of the passkey; null when it was none */
  readonly passkey: string | null
}

export type FactName =
  | ('organisation' | 'agency' | 'provider' | 'service' | 'registration' | 'authority' | 'copies')
  | ('session' | 'recoverers' | 'identityOf')

export interface PersonFacts {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly organisation: string
}

export interface OrganisationFacts {
  readonly id: string
  readonly side: Side
  /** short code within its country, for example `HPB` */
  readonly code: string
  readonly name: string
  /** ISO 3166 code, or `VD`, `OR` in the practice city */
  readonly country: string
  readonly address: string
  readonly switchboard: string
  readonly website: string
  /** IANA zone in which the organisation keeps its calendar */
  readonly zone: string
  readonly language: Language
}

export interface ServiceFacts {
  readonly id: string
  /** organisation that offers it */
  readonly provider: string
  readonly name: string
  /** many subscribers share one address: a source port is needed to tell them apart */
  readonly carrierGradeNat: boolean
  /** identifier kinds this service can be asked by */
  readonly identifierKinds: readonly string[]
  /** data categories this service may hold (guideline sp.data-types-list) */
  readonly categories: readonly string[]
}

/** Who acts on this case, and in which of the event's roles they may. */
export interface ActorOnCase {
  /** person id, or `clock`, or `worker` */
  readonly id: string
  readonly side: Side
  readonly roles: readonly Role[]
}
