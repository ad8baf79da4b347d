import type { OrganisationFacts, PersonFacts } from '../kit/facts'
import type { Role } from '../kit/words'
import type { OriginKind } from '../request/origin'

export const fileStates = ['open', 'closing', 'dropping', 'closed', 'dropped'] as const
export type FileState = (typeof fileStates)[number]

/** How a file ends: the investigation is over, or it is dropped. */
export type EndingKind = 'close' | 'withdraw'

/** What the end of a file does to a request in it; `blocks`: the file can't end while the request stands there. */
export const requestEffects = ['none', 'withdraw', 'release', 'blocks'] as const
export type RequestEffect = (typeof requestEffects)[number]

/** What came of it; `notNeeded`: the request had come to its end by itself, or nothing was to be done to it. */
export const effectResults = ['done', 'notNeeded', 'failed'] as const
export type EffectResult = (typeof effectResults)[number]

/** A file has so many requests at most: whoever ends it reads what becomes of each. */
export const mostRequests = 200

/** How a request came into the file: named by somebody, or taken over from one that was in it. */
export type LinkKind = 'named' | OriginKind

export interface LinkedRequest {
  readonly request: string
  /** name and version */
  readonly procedure: string
  readonly how: LinkKind
}

export interface SettledRequest {
  readonly request: string
  readonly effect: RequestEffect
  readonly settled: EffectResult
}

/** The end that somebody ordered last; in an open file one that fell through. */
export interface Ending {
  readonly kind: EndingKind
  readonly by: string
  readonly at: string
  /** requests of which it is not known yet what came of the effect on them */
  readonly pending: readonly string[]
  readonly settled: readonly SettledRequest[]
}

/** The machine's context: ids, codes, counts and instants only. */
export interface FileContext {
  readonly agency: string
  /** the officer who leads it */
  readonly requester: string
  readonly requests: readonly LinkedRequest[]
  readonly ending: Ending | null
}

/** A request as it stood when the file ended, for those who read it later. */
export interface EndedRequest {
  readonly request: string
  readonly procedure: string
  readonly how: LinkKind
  /** null where it was never authorised */
  readonly number: string | null
  readonly provider: string
  readonly state: string
  readonly outcome: string | null
  readonly effect: RequestEffect
  /** null while it is not known */
  readonly settled: EffectResult | null
}

/** What the agency calls the investigation; never shown to a provider. */
export interface FileContent {
  readonly title: string
  /** the agency's own file reference */
  readonly reference: string
  readonly summary: string
}

export interface FileDossier {
  readonly content: FileContent
  readonly ending: {
    readonly kind: EndingKind
    readonly at: string
    readonly by: PersonFacts
    readonly role: Role
    readonly agency: OrganisationFacts
    /** why, for the agency and oversight alone */
    readonly text: string
    /** what each provider reads whose request is withdrawn or whose preservation is released; empty where none is */
    readonly told: string
    readonly requests: readonly EndedRequest[]
  } | null
}

export const emptyFile: FileDossier = { content: { title: '', reference: '', summary: '' }, ending: null }

/** A request in a file, as it stands now. */
export interface FiledRequest {
  readonly id: string
  readonly procedure: string
  readonly how: LinkKind
  /** null where the reader may not see it: a colleague asks it */
  readonly shown: {
    readonly number: string | null
    readonly title: string
    readonly provider: string
    readonly state: string
    readonly outcome: string | null
    readonly dueAt: string | null
    readonly paused: boolean
    readonly ends: Readonly<Record<EndingKind, RequestEffect>>
  } | null
}
