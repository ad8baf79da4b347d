import type { Clock } from '~machines/kit/clock'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Role, Side } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import type { Source } from '~machines/policy/source'
import type { SightFacts } from './sight'

/** What the frame around every page of a request shows: what it is, where it stands, who must act, how long is left. */
export interface CaseFacts {
  readonly id: string
  readonly procedure: string
  /** policy pack, for example `practice@1` */
  readonly pack: string
  readonly version: number
  readonly title: string
  readonly number: string | null
  readonly state: string
  /** the role whose turn it is; null when it is nobody's */
  readonly turn: Role | null
  readonly closed: boolean
  /** an amendment is being written or authorised */
  readonly amending: boolean
  readonly outcome: string | null
  /** since when the agency says that the request is not its own */
  readonly disownedAt: string | null
  /** protected professions that the request concerns, by code */
  readonly professions: readonly string[]
  /** rank on the pack's scale; null in an emergency */
  readonly priority: string | null
  /** where the rule stands by which nothing of what is asked for may be shown; null where it may */
  readonly restricted: Source | null
  /** the same where such material was found in a request that did not ask for it */
  readonly material: Source | null
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  readonly service: string | null
  /** the clock that matters, and where its rule stands */
  readonly clock: (Clock & { readonly source: Source }) | null
  /** those that run beside it */
  readonly otherClocks: readonly (Clock & { readonly source: Source })[]
  /** defects that are open, each with where the rule stands by which the time for answering stands or runs on */
  readonly openDefects: readonly { readonly code: string; readonly source: Source }[]
  /** items without a decision, as this side may know it */
  readonly undecided: number
  /** how much of whoever is sought the reader sees */
  readonly sight: SightFacts
  readonly side: Side
  readonly roles: readonly Role[]
  /** events this person may perform now */
  readonly offers: readonly string[]
  /** roles in which they might perform more, had they signed in with the passkey their organisation demands */
  readonly withheld: readonly Role[]
  /** instant at which the page was made */
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
  /** pages there are for this reader; numbers count what lies in them, null means there is none */
  readonly tabs: {
    readonly orders: number
    readonly source: boolean
    readonly decision: boolean
    readonly production: boolean
    readonly messages: number | null
    readonly notes: number | null
    readonly documents: number
    readonly sightings: boolean
  }
}

/** The name under which the codes of a policy pack have words. */
export function packName(pack: string): string {
  return packById(pack)!.vocabulary
}
