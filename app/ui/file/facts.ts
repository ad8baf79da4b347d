import type { OrganisationFacts } from '~machines/kit/facts'
import type { Role, Side } from '~machines/kit/words'

/** What the frame around every page of an investigation shows. */
export interface FileFacts {
  readonly id: string
  readonly procedure: string
  readonly version: number
  readonly title: string
  /** the agency's own file reference */
  readonly reference: string
  readonly state: string
  readonly closed: boolean
  readonly agency: OrganisationFacts
  /** name of the officer who leads it */
  readonly leader: string
  readonly side: Side
  /** events this person may perform now */
  readonly offers: readonly string[]
  /** roles in which they might perform more, had they signed in with the passkey their organisation demands */
  readonly withheld: readonly Role[]
  /** instant at which the page was made */
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
}
