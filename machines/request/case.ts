import type { Identifier } from '../identifiers/identifier'
import type { OrganisationFacts, PersonFacts } from '../kit/facts'
import type { Language } from '../kit/words'
import type { Coverage } from './authority'
import { noCosts, type RequestCosts } from './costs/case'
import type { Breach, GivenReminder, Heeded } from './deadlines'
import type { Origin } from './origin'
import type { AttachedOrder } from './orders'
import { ordinary, type PriorityAsked } from './priority'
import type { Receipts } from './receipts'
import { noSecrecy, noSecrecyAsked, type Confidentiality, type RequestSecrecy, type SecrecyAsked } from './secrecy/case'
import { unsaid, type Sensitive } from './sensitive'
import type { AddedStep, CallBack, CallResult, SourceKnown } from './source-check'

/**
 * Where a request stands, whatever it asks for: ids, codes, counts and instants only. Every procedure in which an agency
 * asks a provider for something has this in its context, and what it needs of its own beside it.
 */
export interface RequestContext {
  readonly agency: string
  /** the provider as served; until then the one the draft names */
  readonly provider: string
  /** the officer who asks; null while nobody of the agency has taken over what was asked by voice */
  readonly requester: string | null
  /** the request it was taken over from; absent when it stands alone */
  readonly origin?: Origin
  readonly authoriser: string | null
  /** protected professions of whoever is concerned, as last submitted: where there are any, two people approve */
  readonly professions: readonly string[]
  /** rank on the pack's scale: as last submitted until the request is served, then as served; null in an emergency, which stands above it */
  readonly priority: string | null
  /** the first of two who approve; null where nobody has, or one is enough */
  readonly approver: string | null
  /** given at authorisation, `VD-HPB-2026-000413`; with `-A1` after the first amendment */
  readonly number: string | null
  readonly acknowledgedBy: string | null
  readonly receipts: Receipts
  /** steps that the risk points of this round add to the check of its source */
  readonly sourceSteps: readonly AddedStep[]
  /** nothing is released before this instant; null when it may be at any time */
  readonly releaseFrom: string | null
  /** the last call-back of this round, recorded or still open */
  readonly callBack: { readonly by: string; readonly result: CallResult | null } | null
  readonly sourceCheck: { readonly by: string; readonly method: string } | null
  /** since when the agency's security contact says that this request is not the agency's; null when it does not say so */
  readonly disownedAt: string | null
  /** orders attached, served or not */
  readonly orders: number
  /** code of how it ended */
  readonly outcome: string | null
  /** rules whose deadline has passed, in order */
  readonly passed: readonly string[]
}

/** What the agency asks. Sections are saved one by one; a new draft has empty ones. */
export interface RequestContent {
  readonly addressee: { readonly providerId: string; readonly serviceId: string }
  readonly matter: {
    readonly title: string
    /** the agency's own file reference */
    readonly reference: string
    readonly offence: string
    /** shown to the provider (guideline le.context-facts) */
    readonly facts: string
    /** never leaves the agency */
    readonly internalNotes: string
  }
  readonly basis: {
    readonly code: string
    /** number or date of the order, as on the document */
    readonly order: string
    readonly issuedBy: string
    readonly issuedOn: string
    /** why it is needed and proportionate */
    readonly necessity: string
  }
  readonly identifiers: readonly Identifier[]
  readonly handling: {
    readonly confidentiality: Confidentiality
    readonly secrecy: SecrecyAsked
    readonly answerLanguage: Language
    readonly sensitive: Sensitive
    readonly priority: PriorityAsked
  }
}

export const draftSections = ['addressee', 'matter', 'basis', 'identifiers', 'handling'] as const

/** The request as the provider has it before it; without the agency's internal notes. */
export interface ServedRequest {
  readonly number: string
  readonly servedAt: string
  readonly content: RequestContent
  readonly requester: PersonFacts
  /** null while what was asked by voice is not confirmed in writing */
  readonly authoriser: PersonFacts | null
  /** the first of two who approved; null where one was enough */
  readonly approver: PersonFacts | null
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  /** rows of the agency’s authority matrix under which it was requested and authorised; null while nobody authorised it */
  readonly authority: Coverage | null
  /** what the portal knew of whoever asked; null where somebody asked by voice alone */
  readonly source: SourceKnown | null
}

/** A person sees identifiers, or everything, unmasked until an instant. */
export interface Reveal {
  readonly by: string
  readonly at: string
  readonly until: string
  /** ids of identifiers, `i3`; or everything the case says */
  readonly items: 'all' | readonly string[]
}

/** An auditor asks to see the target's identity; another auditor allows it. */
export interface OversightAsk {
  readonly by: string
  readonly at: string
  readonly reason: string
  readonly text: string
  readonly allowedBy: string | null
  /** until when they may reveal; null while nobody has allowed it */
  readonly until: string | null
}

/** Text that goes with the answer as a whole. */
export interface AnswerText {
  readonly kind: 'decision' | 'refusal' | 'notHolder' | 'rejection'
  readonly at: string
  readonly ground: string | null
  readonly text: string
  /** who may hold the data instead */
  readonly referral: string
}

interface Written {
  readonly at: string
  readonly by: PersonFacts
  readonly side: 'agency' | 'provider'
  readonly text: string
}

/** What a request says, whatever it asks for: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface RequestDossier {
  readonly draft: RequestContent
  /** the requesting officer as named at the last submission */
  readonly requester: PersonFacts | null
  readonly served: ServedRequest | null
  /** the legal basis as attached: orders, translations, annexes */
  readonly orders: readonly AttachedOrder[]
  /** the first of two approvals, while the second is awaited */
  readonly approved: { readonly at: string; readonly by: PersonFacts } | null
  readonly returned: { readonly at: string; readonly reason: string; readonly text: string } | null
  /** call-backs of this round */
  readonly calls: readonly CallBack[]
  readonly sourceCheck: {
    readonly at: string
    readonly method: string
    readonly reached: string
    readonly text: string
  } | null
  readonly answer: AnswerText | null
  readonly messages: readonly Written[]
  readonly reminders: readonly GivenReminder[]
  readonly heeded: readonly Heeded[]
  /** deadlines of the answer that passed, with what the provider says of the cause */
  readonly breaches: readonly Breach[]
  /** what the answer costs; empty where nothing was said of it */
  readonly costs: RequestCosts
  /** how long it is secret from the person concerned, and whether they were told */
  readonly secrecy: RequestSecrecy
  /** in force at the last reveal; those that had ended are in the trail alone */
  readonly reveals: readonly Reveal[]
  /** what auditors asked for and were allowed; read by oversight alone */
  readonly oversight: readonly OversightAsk[]
  /** each side's own notes; never shown to the other */
  readonly notes: readonly Written[]
}

/** The request without the agency's own notes, as oversight reads it. */
export function withoutInternals(content: RequestContent): RequestContent {
  return { ...content, matter: { ...content.matter, internalNotes: '' } }
}

/** The request as it leaves the agency: why it is necessary although a protected profession is concerned says who somebody is. */
export function outward(content: RequestContent): RequestContent {
  const { sensitive } = content.handling
  return withoutInternals({ ...content, handling: { ...content.handling, sensitive: { ...sensitive, necessity: '' } } })
}

/** What was sent, with what stayed at the agency. */
export function inward(sent: RequestContent, { matter, handling }: RequestContent): RequestContent {
  const sensitive = { ...sent.handling.sensitive, necessity: handling.sensitive.necessity }
  return {
    ...sent,
    matter: { ...sent.matter, internalNotes: matter.internalNotes },
    handling: { ...sent.handling, sensitive },
  }
}

export const emptyContent: RequestContent = {
  addressee: { providerId: '', serviceId: '' },
  matter: { title: '', reference: '', offence: '', facts: '', internalNotes: '' },
  basis: { code: '', order: '', issuedBy: '', issuedOn: '', necessity: '' },
  identifiers: [],
  handling: {
    ...{ confidentiality: 'secretUntil', secrecy: noSecrecyAsked, answerLanguage: 'en' },
    ...{ sensitive: unsaid, priority: ordinary },
  },
}

export const emptyRequest: RequestDossier = {
  draft: emptyContent,
  requester: null,
  served: null,
  orders: [],
  approved: null,
  returned: null,
  calls: [],
  sourceCheck: null,
  answer: null,
  messages: [],
  reminders: [],
  heeded: [],
  breaches: [],
  costs: noCosts,
  secrecy: noSecrecy,
  reveals: [],
  oversight: [],
  notes: [],
}
