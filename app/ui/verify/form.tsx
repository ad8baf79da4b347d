import { Button } from '~/ui/components'
import { FileField } from '~/ui/form'
import { useWords } from '~/ui/words'

/** Takes a PDF to be judged. */
export function VerifyForm({ error }: { readonly error?: string }) {
  const t = useWords()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <FileField
        name="file"
        label={t('verify.file')}
        hint={t('verify.file.hint')}
        error={error}
        accept="application/pdf,.pdf"
      />
      <Button>{t('verify.check')}</Button>
    </form>
  )
}
