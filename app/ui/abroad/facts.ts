import type { Clock } from '~machines/kit/clock'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Role, Side } from '~machines/kit/words'
import type { Source } from '~machines/policy/source'

/** What the frame around every page of a request abroad shows. None of it is of either compartment but the title. */
export interface AbroadFacts {
  readonly id: string
  readonly procedure: string
  /** policy pack, for example `practice@1` */
  readonly pack: string
  readonly version: number
  readonly number: string | null
  readonly state: string
  /** the role whose turn it is; null when it is nobody's */
  readonly turn: Role | null
  readonly closed: boolean
  readonly outcome: string | null
  readonly agency: OrganisationFacts
  /** of the agency's country; null before the request is authorised */
  readonly ownPoint: OrganisationFacts | null
  /** the contact point that is asked */
  readonly asked: OrganisationFacts
  /** the clock that matters, and where its rule stands */
  readonly clock: (Clock & { readonly source: Source }) | null
  readonly side: Side
  readonly roles: readonly Role[]
  /** events this person may perform now */
  readonly offers: readonly string[]
  /** roles in which they might perform more, had they signed in with the passkey their organisation demands */
  readonly withheld: readonly Role[]
  readonly documents: number
  /** instant at which the page was made */
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
}
