import type { TFunction } from 'i18next'
import type { Clock } from '~machines/kit/clock'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'
import type { PublishedVersion } from '~machines/programme'
import type { Source } from '~machines/policy/source'
import type { ConfirmedDeed, RecordInput } from './input'

/** Everything the record of a published programme needs; nothing is read beside it. */
export interface ProgrammeInput {
  readonly language: Language
  readonly t: TFunction
  readonly portal: RecordInput['portal']
  readonly caseId: string
  readonly entry: RecordInput['entry']
  readonly confirmed: ConfirmedDeed | null
  /** as it was called when it published */
  readonly organisation: OrganisationFacts
  readonly version: PublishedVersion
  /** how long it counts as reviewed, with the source of the rule */
  readonly review: Clock & { readonly source: Source }
  readonly pack: string
}
