import { Select, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface SectionFieldsProps {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

/** What the request is about; the internal notes stay with the agency. */
export function MatterFields({
  values,
  errors,
  offences,
  pack,
}: SectionFieldsProps & { readonly offences: readonly string[]; readonly pack: string }) {
  const t = useWords()
  const field = (name: string) => ({
    name: `values.${name}`,
    value: values[name],
    error: errors[`values.${name}`],
    label: t(`filing.matter.${name}`),
  })
  return (
    <>
      <TextField {...field('title')} hint={t('filing.matter.title.hint')} />
      <TextField {...field('reference')} width={20} mono />
      <Select
        {...field('offence')}
        hint={t('filing.matter.offence.hint')}
        empty=""
        options={offences.map((code) => ({ value: code, label: t(`pack.${pack}.offences.${code}`) }))}
      />
      <TextArea {...field('facts')} hint={t('filing.matter.facts.hint')} rows={8} />
      <TextArea {...field('internalNotes')} hint={t('filing.matter.internalNotes.hint')} rows={4} />
    </>
  )
}
