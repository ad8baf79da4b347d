import { Checkboxes, DateField, Radios, Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { languages, personRoles, type Side } from '~machines/kit/words'
import type { EnrolmentRules } from '~machines/policy/pack'

export interface ProfileValues {
  readonly name: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly language: string
  readonly roles: readonly string[]
  readonly identified?: IdentifiedValues
}

export const noProfile: ProfileValues = { name: '', title: '', email: '', phone: '', language: '', roles: [] }

export interface ProfileFieldsProps {
  readonly values: ProfileValues
  readonly errors: Readonly<Record<string, string>>
  /** side of the organisation: it says which roles there are */
  readonly side: Side
}

/** Who a person is and what they may do, for inviting and for changing. */
export function ProfileFields({ values, errors, side }: ProfileFieldsProps) {
  const t = useWords()
  return (
    <>
      <TextField name="name" label={t('people.name')} value={values.name} error={errors.name} autoComplete="off" />
      <TextField
        name="title"
        label={t('people.title')}
        hint={t('people.title.hint')}
        value={values.title}
        error={errors.title}
      />
      <TextField
        name="email"
        type="email"
        label={t('people.email')}
        value={values.email}
        error={errors.email}
        autoComplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={t('people.phone')}
        value={values.phone}
        error={errors.phone}
        width={20}
        autoComplete="off"
      />
      <Select
        name="language"
        label={t('people.language')}
        hint={t('people.language.hint')}
        options={languages.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
        value={values.language}
        error={errors.language}
      />
      <Checkboxes
        name="roles"
        label={t('people.roles')}
        hint={t('people.roles.hint')}
        options={personRoles[side].map((value) => ({ value, label: t(`role.${value}`) }))}
        values={values.roles}
        error={errors.roles}
      />
    </>
  )
}

export interface IdentifiedValues {
  readonly how: string
  readonly document: string
  readonly seenOn: string
}

export interface IdentifiedFieldsProps {
  readonly values: IdentifiedValues
  readonly errors: Readonly<Record<string, string>>
  readonly lists: Pick<EnrolmentRules, 'identifiedHow' | 'identityDocuments'>
}

/** How whoever invites a person knows who they are: they vouch for it by name. */
export function IdentifiedFields({ values, errors, lists }: IdentifiedFieldsProps) {
  const t = useWords()
  const field = (part: keyof IdentifiedValues) => {
    const name = `identified.${part}`
    return { name, label: t(`enrolment.field.${name}`), value: values[part], error: errors[name] }
  }
  const options = (list: keyof IdentifiedFieldsProps['lists']) =>
    lists[list].map((value) => ({ value, label: t(`pack.practice.${list}.${value}`) }))
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{t('enrolment.vouch')}</legend>
      <p className="govuk-hint">{t('enrolment.vouch.hint')}</p>
      <Radios {...field('how')} options={options('identifiedHow')} />
      <Radios {...field('document')} options={options('identityDocuments')} />
      <DateField {...field('seenOn')} />
    </fieldset>
  )
}
