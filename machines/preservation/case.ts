import type { Clock } from '../kit/clock'
import type { RequestContext, RequestDossier } from '../request/case'
import type { ValidatedContext, ValidatedDossier } from '../request/validation/case'

export const preservationStates = [
  ...([
    'draft',
    'authorisation',
    'secondApproval',
    'sourceCheck',
    'securing',
    'inEffect',
    'extended',
    'converted',
  ] as const),
  ...(['released', 'lapsed', 'closed'] as const),
] as const
export type PreservationState = (typeof preservationStates)[number]

/** What became of an item: all of it was frozen, a part, it was gone already, or the provider never had it. */
export const keptCodes = ['frozen', 'frozenInPart', 'gone', 'notHeld'] as const
export type KeptCode = (typeof keptCodes)[number]

/** How it ended. `nothingPreserved`: there was nothing left to freeze; `notValidated`: no authority stood by the order in time. */
export const preservationOutcomes = [
  ...(['released', 'lapsed', 'nothingPreserved', 'refused', 'notHolder', 'notVerified', 'withdrawn'] as const),
  'notValidated',
] as const
export type PreservationOutcome = (typeof preservationOutcomes)[number]

/** One identifier × one data category, of which data are to be kept as they are. */
export interface KeptItem {
  /** `i3.traffic` */
  readonly id: string
  readonly kept: KeptCode | null
  /** code of the reason for anything but `frozen` */
  readonly ground: string | null
}

/** The machine's context: ids, codes, counts and instants only. */
export interface PreservationContext extends RequestContext, ValidatedContext {
  readonly outcome: PreservationOutcome | null
  readonly items: readonly KeptItem[]
  /** the law or treaty on which it rests, name and version; empty while the draft names none */
  readonly instrument: string
  /** whoever confirmed what was frozen */
  readonly confirmedBy: string | null
  /** until when the data are to be frozen; null once that is confirmed or said no to */
  readonly freezeClock: Clock | null
  /** until when the data are kept; null before they are, and while nothing ends it but the agency's word */
  readonly clock: Clock | null
  readonly extensions: number
  /** the request for data that it was turned into: id of its case */
  readonly request: string | null
  /** how often path data were disclosed */
  readonly paths: number
}

/** The rule and the end that the agency names. */
export interface Terms {
  /** law or treaty, name and version; empty while none is named */
  readonly instrument: string
  /** last day, ISO 8601; empty for as long as the rule allows */
  readonly until: string
  /** `yes`: there was no time to have it validated first, and it is to be validated afterwards */
  readonly afterwards: 'yes' | ''
}

export interface ExtensionOrder {
  readonly at: string
  readonly order: string
  readonly issuedBy: string
  readonly text: string
  /** until when the data are kept by it */
  readonly until: string
}

/** As much of the traffic data as shows who else carried the communication (Convention on Cybercrime, 17(1)(b)). */
export interface PathDisclosure {
  readonly at: string
  /** the next provider: its id in the directory, or empty */
  readonly provider: string
  readonly name: string
  readonly text: string
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface PreservationDossier extends RequestDossier, ValidatedDossier {
  readonly terms: Terms
  /** what the provider says of items, by item */
  readonly itemTexts: Readonly<Record<string, string>>
  readonly confirmation: { readonly at: string; readonly system: string; readonly text: string } | null
  readonly extensions: readonly ExtensionOrder[]
  readonly paths: readonly PathDisclosure[]
  /** why it was released */
  readonly release: { readonly at: string; readonly text: string } | null
  readonly conversion: { readonly at: string; readonly number: string; readonly text: string } | null
}
