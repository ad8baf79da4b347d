import { Button } from '~/ui/components'
import { FileField } from '~/ui/form'
import { useWords } from '~/ui/words'

/** Takes a table as a file: what it says is read as if it had been pasted. */
export function PasteFile({ error }: { readonly error?: string }) {
  const t = useWords()
  return (
    <form method="post" encType="multipart/form-data" noValidate className="page--narrow">
      <FileField
        name="file"
        label={t('filing.paste.file')}
        hint={t('filing.paste.file.hint')}
        error={error}
        accept="text/csv,text/plain,.csv,.txt,.tsv"
      />
      <Button tone="calm">{t('filing.paste.file.read')}</Button>
    </form>
  )
}
