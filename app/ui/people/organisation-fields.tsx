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
  readonly securityContact: SecurityContactValues
}

export interface SecurityContactValues {
  readonly name: string
  readonly mail: string
  readonly phone: string
  readonly language: string
}

export const noSecurityContact: SecurityContactValues = { name: '', mail: '', phone: '', language: '' }

export interface OrganisationFieldsProps {
  readonly values: OrganisationValues
  readonly errors: Readonly<Record<string, string>>
  /** without what is changed with notice only */
  readonly settled?: boolean
}

/** What of an organisation can be changed after it was registered. */
export function OrganisationFields({ values, errors, settled = false }: OrganisationFieldsProps) {
  const t = useWords()
  const field = (name: Exclude<keyof OrganisationValues, 'securityContact'>) => ({
    name,
    label: t(`operations.organisation.${name}`),
    value: values[name],
    error: errors[name],
  })
  return (
    <>
      <TextField {...field('name')} />
      <TextField {...field('address')} />
      {!settled && (
        <TextField
          {...field('switchboard')}
          type="tel"
          width={20}
          hint={t('operations.organisation.switchboard.hint')}
        />
      )}
      <TextField {...field('website')} type="url" hint={t('operations.organisation.website.hint')} />
      <TextField {...field('zone')} width={20} mono hint={t('operations.organisation.zone.hint')} />
      <Select
        {...field('language')}
        options={languages.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
      />
      {!settled && <SecurityContactFields values={values.securityContact} errors={errors} />}
    </>
  )
}

/** Who is told of what happens to the organisation. */
function SecurityContactFields({
  values,
  errors,
}: {
  readonly values: SecurityContactValues
  readonly errors: OrganisationFieldsProps['errors']
}) {
  const t = useWords()
  const field = (part: keyof SecurityContactValues) => {
    const name = `securityContact.${part}`
    return { name, label: t(`enrolment.field.${name}`), value: values[part], error: errors[name] }
  }
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{t('enrolment.securityContact')}</legend>
      <p className="govuk-hint">{t('enrolment.securityContact.hint')}</p>
      <TextField {...field('name')} autoComplete="off" />
      <TextField {...field('mail')} type="email" autoComplete="off" />
      <TextField {...field('phone')} type="tel" width={20} autoComplete="off" />
      <Select
        {...field('language')}
        options={languages.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
      />
    </fieldset>
  )
}
