import { Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { languages } from '~machines/kit/words'

export interface OrganisationValues {
  readonly name: string
  readonly address: string
  readonly switchboard: string
  readonly website: string
  readonly zone: string
  readonly language: string
}

export interface OrganisationFieldsProps {
  readonly values: OrganisationValues
  readonly errors: Readonly<Record<string, string>>
}

/** What of an organisation can be changed after it was registered. */
export function OrganisationFields({ values, errors }: OrganisationFieldsProps) {
  const t = useWords()
  const field = (name: keyof OrganisationValues) => ({
    name,
    label: t(`operations.organisation.${name}`),
    value: values[name],
    error: errors[name],
  })
  return (
    <>
      <TextField {...field('name')} />
      <TextField {...field('address')} />
      <TextField {...field('switchboard')} type="tel" width={20} hint={t('operations.organisation.switchboard.hint')} />
      <TextField {...field('website')} type="url" hint={t('operations.organisation.website.hint')} />
      <TextField {...field('zone')} width={20} mono hint={t('operations.organisation.zone.hint')} />
      <Select
        {...field('language')}
        options={languages.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
      />
    </>
  )
}
