import { Button, HiddenFields } from '~/ui/components'
import { FileField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { ScopeField } from './scope-field'

export interface UploadFormProps {
  readonly token: string
  /** items found without a file */
  readonly bare: number
  readonly errors: Readonly<Record<string, string>>
  /** where the page goes once the file is stored */
  readonly after: string
}

/**
 * Sends one file for the ticked items. The client script sends it as a raw stream and shows how far it is; without script
 * it is a plain form, whose other fields stand before the file.
 */
export function UploadForm({ token, bare, errors, after }: UploadFormProps) {
  const t = useWords()
  return (
    <form
      method="post"
      id="attach"
      encType="multipart/form-data"
      noValidate
      className="card card--action page--narrow"
      data-upload={after}
      data-failed={t('case.upload.failed')}
    >
      <HiddenFields fields={{ token }} />
      <ScopeField rest={bare} restLabel={t('case.attach.rest', { count: bare })} error={errors.items} />
      <FileField name="file" label={t('record.file')} hint={t('case.upload.hint')} error={errors.file} />
      <p className="upload" data-progress hidden>
        <label htmlFor="upload-progress">{t('case.upload.progress')}</label>{' '}
        <progress id="upload-progress" max={1} value={0} />
      </p>
      <p className="govuk-error-message" role="alert" data-message hidden />
      <Button>{t('event.file.attach')}</Button>
    </form>
  )
}
