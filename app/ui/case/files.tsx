import type { ProducedFile } from '~machines/request/answer/case'
import { FormAction, Mono } from '~/ui/components'
import { useLanguage, useWords } from '~/ui/words'
import { bytesInWords } from './bytes'

export interface FilesProps {
  readonly files: readonly ProducedFile[]
  readonly caseId: string
  /** hidden fields of the step that removes one; absent when nobody may */
  readonly removal?: Readonly<Record<string, string | number>>
}

/** Files of an answer: name, kind, size, hash and how many items each answers, to be downloaded by the people of the case. */
export function Files({ files, caseId, removal }: FilesProps) {
  const t = useWords()
  const language = useLanguage()
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map(({ id, name, items, mediaType, size, sha256, deliveredAt }) => (
        <li key={id}>
          <a href={`/requests/${caseId}/files/${id}`}>{name}</a>
          <span className="files__facts">
            {mediaType} · {bytesInWords(size, language)} · {t('record.items.count', { count: items.length })}
          </span>
          <span className="files__facts">
            SHA-256 <Mono copy>{sha256}</Mono>
          </span>
          {removal && deliveredAt === null && (
            <FormAction fields={{ ...removal, event: 'file.remove', file: id }} about={name}>
              {t('event.file.remove')}
            </FormAction>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The files that show what was found for one item, by name. */
export function FileNames({ files, caseId }: Pick<FilesProps, 'caseId'> & { readonly files: readonly ProducedFile[] }) {
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={`/requests/${caseId}/files/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
