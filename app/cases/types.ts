import type { Actor } from '~/people/actor'
import type { Given } from '~/people/confirmations.server'
import type { Deed } from '~/people/deed'
import type { Relation } from '~/people/relations'
import type { Problem } from '~machines/kit/refusal'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import type { Language, Role, Side } from '~machines/kit/words'
import type { Sight } from '~machines/request/sight'
import type { Clock } from '~machines/kit/clock'
import type { Source } from '~machines/policy/source'

/** An actor performs an event on a case. */
export interface Command {
  readonly actor: Actor
  /** a random uuid made by the caller when the event opens the case */
  readonly caseId: string
  /** the version the person saw; 0 opens the case; null only for notes and for events that commute, such as files */
  readonly version: number | null
  /** made once by the form or job: the second time has the first time's answer */
  readonly token: string
  readonly event: { readonly name: string; readonly data: unknown }
  /** the person's passkey over this event, where it asks for one */
  readonly given?: Given
  /** procedure of a case that is to be opened, for example `disclosure@1` */
  readonly procedure?: string
}

/** Why the door said no. `not-found` covers what the actor may not know of. */
export type DoorRefusal = 'not-found' | 'not-permitted' | 'not-now' | 'moved-on' | 'invalid' | 'unconfirmed'

export type Answer = { readonly ok: true; readonly version: number; readonly entry: number } | Refused

export interface Refused {
  readonly ok: false
  readonly because: DoorRefusal
  readonly problems: readonly Problem[]
  /** with `unconfirmed`: what the person is to confirm */
  readonly deed?: Deed
}

export type Perform = (command: Command) => Promise<Answer>

/** One line of a list of cases. */
export interface CaseLine {
  readonly id: string
  readonly procedure: string
  /** policy pack, for the words of its codes */
  readonly pack: string
  readonly number: string | null
  /** of a report the code of its incident */
  readonly title: string
  readonly state: string
  readonly outcome: string | null
  readonly agency: string
  readonly provider: string
  readonly dueAt: string | null
  /** the clock stands still (clarification, amendment) */
  readonly paused: boolean
  readonly waitingFor: Side | null
  /** the role whose turn it is */
  readonly turn: Role | null
  readonly items: number
  readonly itemsDone: number
  /** rank on the pack's scale; null for an emergency, and for what is no request */
  readonly priority: string | null
  readonly changedAt: string
}

export const listShows = ['waiting', 'dueSoon', 'overdue', 'open', 'closed', 'all'] as const

export interface CaseFilter {
  /** `open` when absent */
  readonly show?: (typeof listShows)[number]
  readonly state?: string
  /** rank on a policy pack's scale */
  readonly priority?: string
  /** number, or part of it, or an agency's or provider's name */
  readonly search?: string
  /** key of the last line of the page before */
  readonly after?: string
}

export interface CasePage {
  readonly lines: readonly CaseLine[]
  /** key for the next page, or null */
  readonly next: string | null
}

export interface CaseCounts {
  readonly waiting: number
  readonly dueSoon: number
  readonly overdue: number
  readonly open: number
}

/** One case as this person may see it. */
export interface CaseView<Context = unknown, Dossier = unknown> {
  readonly id: string
  readonly procedure: string
  readonly pack: string
  readonly version: number
  readonly state: string
  readonly closed: boolean
  readonly context: Context
  /** with everything taken out that this side may not see */
  readonly dossier: Dossier
  /** how much of whoever is sought this person sees now */
  readonly sight: Sight
  readonly side: Side
  readonly roles: readonly Role[]
  /** of this person to the case */
  readonly relations: readonly Relation[]
  /** events this person may perform now */
  readonly offers: readonly string[]
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  /** everyone named in context or trail, by id */
  readonly people: Readonly<Record<string, PersonFacts>>
  /** the one that matters, with the source of its rule */
  readonly clock: (Clock & { readonly source: Source }) | null
  /** those that run beside it */
  readonly otherClocks: readonly (Clock & { readonly source: Source })[]
  /** the role whose turn it is; null when it is nobody's */
  readonly turn: Role | null
  readonly trail: readonly TrailLine[]
  readonly records: readonly RecordLine[]
  /** instant at which the page was made */
  readonly now: string
}

/** One entry as a person reads it; `facts` are the codes and counts the entry holds in clear. */
export interface TrailLine {
  readonly seq: number
  readonly at: string
  readonly event: string
  readonly actor: string
  readonly role: Role
  readonly from: string | null
  readonly to: string
  readonly facts: Readonly<Record<string, unknown>>
  /** SHA-256 of the entry, hex */
  readonly hash: string
}

export interface RecordLine {
  readonly sha256: string
  readonly form: string
  readonly entry: number
  readonly language: Language
  readonly size: number
  readonly at: string
}
