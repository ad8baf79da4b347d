import type { Identifier } from '../identifiers/identifier'
import type { Clock } from '../kit/clock'
import type { OrganisationFacts, PersonFacts } from '../kit/facts'
import type { KeptCode, PathDisclosure } from '../preservation/case'

export const internationalStates = [
  ...(['draft', 'authorisation', 'ownPoint', 'foreignPoint', 'consultation', 'execution'] as const),
  ...(['kept', 'held', 'ending', 'closed'] as const),
] as const
export type InternationalState = (typeof internationalStates)[number]

/**
 * How it ended. `notExecuted`: the provider had nothing that could be kept; `assistanceGranted`, `assistanceRefused`: what
 * became of the request for mutual assistance; `lapsed`: none came in time; `released`: none will come.
 */
export const internationalOutcomes = [
  ...(['withdrawn', 'refused', 'notExecuted', 'released', 'lapsed'] as const),
  ...(['assistanceGranted', 'assistanceRefused'] as const),
] as const
export type InternationalOutcome = (typeof internationalOutcomes)[number]

/** Where mutual assistance stands (Convention on Cybercrime, 29(2)(f) and 29(7)). */
export const assistanceStates = ['intended', 'sent', 'received', 'postponed', 'granted', 'refused'] as const
export type AssistanceState = (typeof assistanceStates)[number]

/** Why a request is refused: nothing else will do (29(4) with a reservation, and 29(5)). */
export const refusalGrounds = ['politicalOffence', 'essentialInterests', 'dualCriminality'] as const

/** Why the requested side asks before it goes on (29(6)). */
export const consultationGrounds = ['wouldNotSecure', 'wouldHarmSecrecy', 'wouldHarmInvestigation'] as const

/** How the requested side made sure who asks. */
export const checkMethods = ['callBack', 'sealAndCallBack', 'secureChannel'] as const

/** The machine's context: ids, codes, counts and instants only. */
export interface InternationalContext {
  /** whose request it is */
  readonly agency: string
  /** its country's 24/7 contact point, through which it goes; null before it is authorised */
  readonly ownPoint: string | null
  /** the authority that is asked: the contact point of the other country */
  readonly provider: string
  readonly requester: string
  readonly authoriser: string | null
  /** given at authorisation, `VD-HPB-2026-I000413` */
  readonly number: string | null
  /** the law or treaty on which it rests, name and version; empty while the draft names none */
  readonly instrument: string
  readonly items: number
  readonly forwardedBy: string | null
  readonly acknowledgedBy: string | null
  /** by whom, and how, the requested side made sure who asks; null until it did, and anew after every forwarding */
  readonly sourceCheck: { readonly by: string; readonly method: string } | null
  readonly acceptedBy: string | null
  /** the order at home by which the requested side has the data kept: id of its case */
  readonly execution: string | null
  readonly assistance: AssistanceState
  /** how often path data were passed on */
  readonly paths: number
  /** how often it went back for what was missing */
  readonly rounds: number
  readonly outcome: InternationalOutcome | null
  /** how it will have ended once the provider is told */
  readonly endsAs: InternationalOutcome | null
  /** the time for which data are kept at least; null before they are, and while mutual assistance is decided */
  readonly clock: Clock | null
  /** rules whose deadline has passed, in order */
  readonly passed: readonly string[]
}

/** To whom, and on which ground. */
export interface RoutePart {
  /** law or treaty, name and version; empty while none is named */
  readonly instrument: string
  /** the contact point that is asked: its id in the directory; empty while none is named */
  readonly foreignPoint: string
}

/**
 * What is asked. The requested side hands it to the provider as it stands, and nothing else of the request; so nothing of
 * the case may stand in it.
 */
export interface OrderPart {
  /** whoever holds the data, or where the system is, as far as it is known (29(2)(d)): id in the directory, or empty */
  readonly custodian: string
  readonly custodianName: string
  readonly identifiers: readonly Identifier[]
  /** last day asked for, ISO 8601; empty for as long as the instrument has it */
  readonly until: string
  readonly confidentiality: 'secret' | 'mayInform'
  /** what the provider has to know to find the data */
  readonly note: string
}

/** Why it is asked: for authorities alone. No page, record, list or mail of the provider's has any of it. */
export interface SupportPart {
  /** by which authorities know it in their lists */
  readonly title: string
  /** the agency's own file reference */
  readonly reference: string
  /** code of the offence (29(2)(b)) */
  readonly offence: string
  /** the provisions, and the penalties they carry */
  readonly provisions: string
  /** brief facts (29(2)(b)) */
  readonly facts: string
  /** how the data relate to the offence (29(2)(c)) */
  readonly relation: string
  /** why the data have to be kept (29(2)(e)) */
  readonly necessity: string
  /** `yes` once the agency has said that mutual assistance will be asked for (29(2)(f)) */
  readonly assistance: 'yes' | ''
  /** authority that will ask for it */
  readonly central: string
}

export interface InternationalContent {
  readonly route: RoutePart
  readonly order: OrderPart
  readonly support: SupportPart
}

export const draftParts = ['route', 'order', 'support'] as const
export type DraftPart = (typeof draftParts)[number]

/** The request as the requested side has it before it. */
export interface ForwardedRequest {
  readonly number: string
  readonly at: string
  readonly content: InternationalContent
  readonly requester: PersonFacts
  readonly authoriser: PersonFacts
  readonly forwardedBy: PersonFacts
  readonly agency: OrganisationFacts
  readonly ownPoint: OrganisationFacts
  readonly foreignPoint: OrganisationFacts
  /** whoever holds the data; null where the directory doesn't have it */
  readonly custodian: OrganisationFacts | null
}

export interface Said {
  readonly at: string
  readonly by: PersonFacts
  readonly text: string
}

/** What is missing, or why the requested side asks first. */
export interface Asked extends Said {
  readonly kind: 'returned' | 'sentBack' | 'missing' | 'consultation'
  /** code of a consultation; empty for the others */
  readonly ground: string
  /** what the agency says to it; null while it has not */
  readonly answer: Said | null
}

/** What the order at home has brought. */
export interface ExecutionReport extends Said {
  /** number of that order at the provider */
  readonly number: string
  readonly provider: string
  /** by item, `i3.traffic` */
  readonly kept: Readonly<Record<string, KeptCode>>
  /** until when that order holds; null where it ended, or nothing ends it but a decision */
  readonly until: string | null
  /** how it ended; null while it holds */
  readonly outcome: string | null
}

/** What is said of mutual assistance. */
export interface AssistanceSaid extends Said {
  readonly state: AssistanceState
  readonly authority: string
  readonly reference: string
  /** day, ISO 8601 */
  readonly on: string
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface InternationalDossier {
  readonly draft: InternationalContent
  /** the requesting officer as named at the last submission */
  readonly requester: PersonFacts | null
  readonly authoriser: PersonFacts | null
  readonly forwarded: ForwardedRequest | null
  readonly asked: readonly Asked[]
  readonly sourceCheck: (Said & { readonly method: string; readonly reached: string }) | null
  readonly refusal: (Said & { readonly ground: string }) | null
  readonly execution: ExecutionReport | null
  readonly paths: readonly PathDisclosure[]
  readonly assistance: readonly AssistanceSaid[]
  /** why it was withdrawn, or the data released */
  readonly ending: Said | null
  readonly reminders: readonly {
    readonly rule: string
    readonly start: string
    readonly mark: string
    readonly at: string
  }[]
}

export const emptyContent: InternationalContent = {
  route: { instrument: '', foreignPoint: '' },
  order: { custodian: '', custodianName: '', identifiers: [], until: '', confidentiality: 'secret', note: '' },
  support: {
    ...{ title: '', reference: '', offence: '', provisions: '', facts: '', relation: '', necessity: '' },
    ...{ assistance: '', central: '' },
  },
}

export const emptyInternational: InternationalDossier = {
  ...{ draft: emptyContent, requester: null, authoriser: null, forwarded: null, asked: [], sourceCheck: null },
  ...{ refusal: null, execution: null, paths: [], assistance: [], ending: null, reminders: [] },
}
