import { confidentialities } from '~machines/request/secrecy/case'
import { DateField, Radios, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface SecrecyFieldsProps {
  /** path before each name, with its dot */
  readonly at: string
  readonly values: { readonly confidentiality: string; readonly until: string; readonly ground: string }
  readonly errors: Readonly<Record<string, string>>
}

/** Whether the person concerned may be told, until when not, and on which order that rests. */
export function SecrecyFields({ at, values, errors }: SecrecyFieldsProps) {
  const t = useWords()
  const field = (name: string) => ({ name: `${at}${name}`, error: errors[`${at}${name}`] })
  return (
    <>
      <Radios
        {...field('confidentiality')}
        label={t('filing.handling.confidentiality')}
        value={values.confidentiality}
        options={confidentialities.map((value) => ({ value, label: t(`filing.handling.${value}`) }))}
      />
      <DateField
        {...field('secrecy.until')}
        label={t('filing.secrecy.until')}
        hint={t('filing.secrecy.until.hint')}
        value={values.until}
      />
      <TextField
        {...field('secrecy.ground')}
        label={t('filing.secrecy.ground')}
        hint={t('filing.secrecy.ground.hint')}
        value={values.ground}
      />
    </>
  )
}
