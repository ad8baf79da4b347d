import type { TFunction } from 'i18next'
import type { FileContent, FileDossier } from '~machines/file/case'
import type { Language } from '~machines/kit/words'
import type { ConfirmedDeed, RecordInput } from './input'

/** Everything the record of the end of a file needs; nothing is read beside it. */
export interface FileInput {
  readonly language: Language
  readonly t: TFunction
  readonly portal: RecordInput['portal']
  readonly caseId: string
  /** the entry with which the file ended */
  readonly entry: RecordInput['entry']
  readonly at: string
  /** the passkey of whoever ended it */
  readonly confirmed: ConfirmedDeed | null
  readonly content: FileContent
  readonly ending: NonNullable<FileDossier['ending']>
  readonly pack: string
}
