import { Checkboxes, Radios, TextArea } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface SensitiveFieldsProps {
  /** path before each name, with its dot */
  readonly at: string
  readonly values: { readonly concerned: string; readonly professions: readonly string[]; readonly necessity: string }
  readonly errors: Readonly<Record<string, string>>
  /** codes of the policy pack, and the vocabulary in which they have words */
  readonly professions: readonly string[]
  readonly pack: string
}

/** Whether somebody concerned is in a profession that lives by confidence, and why the request is necessary all the same. */
export function SensitiveFields({ at, values, errors, professions, pack }: SensitiveFieldsProps) {
  const t = useWords()
  const field = (name: string) => ({ name: `${at}${name}`, error: errors[`${at}${name}`] })
  return (
    <>
      <Radios
        {...field('concerned')}
        label={t('filing.sensitive.concerned')}
        hint={t('filing.sensitive.concerned.hint')}
        value={values.concerned}
        options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`filing.sensitive.concerned.${value}`) }))}
      />
      <Checkboxes
        {...field('professions')}
        label={t('filing.sensitive.professions')}
        hint={t('filing.sensitive.professions.hint')}
        values={values.professions}
        options={professions.map((code) => ({ value: code, label: t(`pack.${pack}.professions.${code}`) }))}
      />
      <TextArea
        {...field('necessity')}
        label={t('filing.sensitive.necessity')}
        hint={t('filing.sensitive.necessity.hint')}
        value={values.necessity}
        rows={4}
      />
    </>
  )
}
