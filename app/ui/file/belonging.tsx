import { Card } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface BelongingProps {
  /** the request */
  readonly id: string
  readonly file: { readonly id: string; readonly title: string } | null
  /** whether this person may put it into a file, and send the same to others */
  readonly asks: boolean
}

/** The investigation to which a request belongs, and the way to put it into one. For the agency and oversight alone. */
export function Belonging({ id, file, asks }: BelongingProps) {
  const t = useWords()
  if (!file && !asks) return null
  return (
    <Card title={t('procedure.file')}>
      {file && (
        <p>
          <a href={`/files/${file.id}`}>{file.title}</a>
        </p>
      )}
      {asks && (
        <p>
          <a href={`/requests/${id}/file`}>{t(file ? 'file.more' : 'file.put')}</a>
        </p>
      )}
    </Card>
  )
}
