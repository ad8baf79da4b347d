import type { PersonFacts } from './facts'
import type { Role } from './words'

// What the door reads of other cases for the rules of one.

/** Another request of the same agency, as the portal has it. */
export interface LinkedFacts {
  readonly id: string
  /** name and version */
  readonly procedure: string
  readonly agency: string
  readonly provider: string
  /** null before it was authorised */
  readonly number: string | null
  readonly servedAt: string | null
  readonly closed: boolean
  /** what it asks, a `RequestContent`: known to the machines of requests alone */
  readonly content: unknown
}

/** An order at home that carries out a request of another country, as the portal has it. */
export interface ExecutionFacts {
  readonly id: string
  /** name and version */
  readonly procedure: string
  /** authority that ordered it */
  readonly agency: string
  /** name of whoever holds the data */
  readonly provider: string
  readonly number: string | null
  readonly state: string
  readonly closed: boolean
  readonly outcome: string | null
  /** by item, `i3.traffic`: code of what became of it; items that nobody has looked for yet are absent */
  readonly kept: Readonly<Record<string, string>>
  /** until when the data are kept by it; null where nothing of the kind is known */
  readonly until: string | null
  /** what was disclosed of the way of a communication, a `PathDisclosure` each: known to the machine of preservations alone */
  readonly paths: readonly unknown[]
}

/** A request with whoever asks it. */
export interface OriginFacts extends LinkedFacts {
  readonly requester: string
}

/** A request as the file it belongs to has to know it: where it stands and whose it is, nothing of what it says. */
export interface ChildFacts {
  readonly id: string
  /** name and version */
  readonly procedure: string
  readonly agency: string
  readonly requester: string | null
  /** the provider's name */
  readonly provider: string
  readonly state: string
  readonly closed: boolean
  /** the provider has had it at some time */
  readonly served: boolean
  /** the agency still has to stand by what it asked for or was given */
  readonly owing: boolean
  readonly number: string | null
  readonly outcome: string | null
  /** the request it was taken over from */
  readonly origin: { readonly request: string; readonly how: string } | null
  /** the file to which it belongs */
  readonly file: string | null
}

/** A file that is being ended, for a request in it. */
export interface FileEndingFacts {
  readonly kind: 'close' | 'withdraw'
  /** whoever ended it, and in which role */
  readonly by: PersonFacts
  readonly role: Role
}

/** A report that was sent already, as the portal has it. */
export interface OriginReportFacts {
  readonly id: string
  readonly provider: string
  readonly number: string
  /** what it reports, a `ReportContent`: known to the machine of reports alone */
  readonly content: unknown
}
