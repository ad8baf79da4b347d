import { one, type Typed } from '~/ui/case/steps/form'
import { TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface ContentFieldsProps {
  readonly typed: Typed
  /** sentences by field */
  readonly errors: Readonly<Record<string, string>>
}

/** What the agency calls the investigation. */
export function ContentFields({ typed, errors }: ContentFieldsProps) {
  const t = useWords()
  return (
    <>
      <TextField
        name="title"
        label={t('file.title')}
        hint={t('file.title.hint')}
        value={one(typed, 'title')}
        error={errors.title}
      />
      <TextField
        name="reference"
        label={t('file.reference.optional')}
        value={one(typed, 'reference')}
        error={errors.reference}
        width={30}
      />
      <TextArea
        name="summary"
        label={t('file.summary.optional')}
        hint={t('file.summary.hint')}
        value={one(typed, 'summary')}
        error={errors.summary}
        rows={5}
      />
    </>
  )
}
