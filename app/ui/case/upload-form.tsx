import { Button, HiddenFields } from '~/ui/components'
import { FileField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface UploadFormProps {
  readonly token: string
  readonly error?: string
  /** where the page goes once the file is stored */
  readonly after: string
}

/** Sends one file. The client script sends it as a raw stream and shows how far it is; without script it is a plain form. */
export function UploadForm({ token, error, after }: UploadFormProps) {
  const t = useWords()
  return (
    <form
      method="post"
      encType="multipart/form-data"
      noValidate
      className="page--narrow"
      data-upload={after}
      data-failed={t('case.upload.failed')}
    >
      <HiddenFields fields={{ token }} />
      <FileField name="file" label={t('record.file')} hint={t('case.upload.hint')} error={error} />
      <p className="upload" data-progress hidden>
        <label htmlFor="upload-progress">{t('case.upload.progress')}</label>{' '}
        <progress id="upload-progress" max={1} value={0} />
      </p>
      <p className="govuk-error-message" role="alert" data-message hidden />
      <Button>{t('event.file.attach')}</Button>
    </form>
  )
}
