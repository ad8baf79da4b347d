import type { AuthorityFacts } from './authority'
import type {
  ChildFacts,
  ExecutionFacts,
  FileEndingFacts,
  LinkedFacts,
  OriginFacts,
  OriginReportFacts,
} from './other-cases'
import type { Entrusted } from './pairs'
import type { Language, Role, Side } from './words'

export type { ChildFacts, ExecutionFacts, FileEndingFacts, LinkedFacts, OriginFacts, OriginReportFacts }

/** What the door reads for a rule and hands over; it becomes part of the recorded event. */
export interface Facts {
  /** the instant of the event, ISO 8601 in UTC, from the database's clock */
  readonly now: string
  /** the person as they were called at that moment; absent for the clock and the worker */
  readonly actor?: ActorFacts
  readonly agency?: OrganisationFacts
  readonly provider?: OrganisationFacts
  /** the organisation a membership belongs to */
  readonly organisation?: OrganisationFacts
  readonly service?: ServiceFacts
  /** the next registration number of the agency, from a locked counter row */
  readonly registration?: string
  /** the other person the event names: who takes over, who deputises */
  readonly colleague?: ColleagueFacts
  /** the address at which the invited person has proved to read mail, if they have */
  readonly mailbox?: MailboxFacts
  /** the agency's authority matrix in force at that instant; absent when there is none */
  readonly authority?: AuthorityFacts
  /** SHA-256 of orders on this case whose bytes are attached to another open request of the agency as well */
  readonly copies?: readonly string[]
  /** what the portal knows of the agency's people and their requests to this provider */
  readonly source?: SourceFacts
  /** a fresh pair of phrases in the language of the answer */
  readonly phrases?: PhrasePair
  /** the request from which one that is opened is taken over; absent when it stands alone */
  readonly origin?: OriginFacts
  /** the other request that the event names */
  readonly linked?: LinkedFacts
  /** the request that the event of a file names; absent when the portal has none */
  readonly child?: ChildFacts
  /** every request in the file */
  readonly children?: readonly ChildFacts[]
  /** the end of the file in which a request is, while it waits for what becomes of that request */
  readonly fileEnding?: FileEndingFacts
  /** the provider that the event names as the next on a way; absent when the directory does not have it */
  readonly nextProvider?: OrganisationFacts
  /** requests by voice that the agency has not confirmed in time */
  readonly oralDebts?: number
  /** another agency that the event names; absent when the directory does not have it */
  readonly otherAgency?: OrganisationFacts
  /** the 24/7 contact point of the agency's country, the agency itself where it is that; absent when there is none */
  readonly ownPoint?: OrganisationFacts
  /** the contact point of another country that the request names; absent when the directory does not have it */
  readonly foreignPoint?: OrganisationFacts
  /** the provider that holds the data, as far as it is known */
  readonly custodian?: OrganisationFacts
  /** orders at home that carry a request of another country out */
  readonly executions?: readonly ExecutionFacts[]
  /** the provider's own report that one repeats to another agency */
  readonly originReport?: OriginReportFacts
  /** how the person who acts was signed in */
  readonly session?: SessionFacts
  /** who looks after the member concerned: neither list names the member */
  readonly recoverers?: { readonly administrators: readonly Entrusted[]; readonly operators: readonly Entrusted[] }
  /** the compliance programme of the agency, or of the organisation the event names; absent when it has never begun one */
  readonly programme?: ProgrammeFacts
  /** how many active supervisors the agency has beside the officer who asks */
  readonly supervisors?: number
  /** who may be the second person to a programme of the organisation */
  readonly approvers?: ApproverFacts
  /** everyone who is or was administrator of the organisation */
  readonly administrators?: readonly Entrusted[]
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

/** Where an organisation's compliance programme stands. */
export interface ProgrammeFacts {
  /** of its case */
  readonly id: string
  readonly state: string
  /** how many versions were published */
  readonly versions: number
}

/** Active people of an organisation. */
export interface ApproverFacts {
  readonly administrators: readonly Entrusted[]
  /** who answer for requests and are no administrators: supervisors, legal reviewers */
  readonly seniors: readonly string[]
}

/** What the portal knows of whoever asks. Counts are of requests that were served. */
export interface SourceFacts {
  readonly requester: Acquaintance
  readonly authoriser: Acquaintance
  readonly history: {
    /** of this agency to this provider within a year, a thousand at most; the present one does not count */
    readonly served: number
    /** of these, rejected since the source could not be verified */
    readonly notVerified: number
    readonly firstAt: string | null
    /** of this agency to anybody: within the last day, and a day's mean over the thirty days before */
    readonly lastDay: number
    readonly perDay: number
  }
  /** when the agency last sent another request that says the same for itself */
  readonly sameTextAt: string | null
}

/** How long the portal has known a person; instants, null for what never was. */
export interface Acquaintance {
  readonly memberSince: string | null
  /** since when they have the passkey they got last */
  readonly keySince: string | null
  /** when somebody last changed their particulars */
  readonly changedAt: string | null
}

/** What the caller says, and what they must hear. */
export interface PhrasePair {
  readonly say: string
  readonly hear: string
}

export type FactName =
  | ('organisation' | 'agency' | 'provider' | 'service' | 'registration' | 'authority' | 'copies')
  | ('source' | 'phrases')
  | ('child' | 'children' | 'fileEnding')
  | ('origin' | 'linked' | 'nextProvider' | 'oralDebts' | 'otherAgency' | 'originReport')
  | ('ownPoint' | 'foreignPoint' | 'custodian' | 'executions')
  | ('programme' | 'approvers' | 'supervisors')
  | ('session' | 'recoverers' | 'identityOf' | 'colleague' | 'mailbox' | 'administrators')

export interface PersonFacts {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly organisation: string
}

/** The person who acts, with what the portal vouches for at that moment. */
export interface ActorFacts extends PersonFacts {
  /** where their organisation stands; only people of an active one take steps */
  readonly standing: string
  /** instant until which their training holds; null when none is recorded */
  readonly trainedUntil: string | null
}

export interface ColleagueFacts extends PersonFacts {
  readonly roles: readonly Role[]
  readonly state: string
}

export interface MailboxFacts {
  readonly email: string
  readonly confirmedAt: string
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
  /** where it stands in the directory: `proposed`, `active`, `suspended` */
  readonly state: string
  /** domains it has proved to hold; its people have addresses in them (guideline le.technical-resources) */
  readonly domains: readonly string[]
  /** whether its emergencies are heard; a new agency has to earn it */
  readonly emergencyRight: boolean
  /** it is its country's point of contact of the 24/7 network (Convention on Cybercrime, 35); absent where it is not */
  readonly contactPoint?: boolean
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
  /** days for which each category is usually kept, as the provider publishes it; absent where it says nothing */
  readonly retention?: Readonly<Record<string, number>>
  /** codes of the legal bases the provider asks for, by category; absent where it takes any that reaches the data */
  readonly bases?: Readonly<Record<string, readonly string[]>>
}

/** Who acts on this case, and in which of the event's roles they may. */
export interface ActorOnCase {
  /** person id, or `clock`, or `worker` */
  readonly id: string
  readonly side: Side
  readonly roles: readonly Role[]
}
