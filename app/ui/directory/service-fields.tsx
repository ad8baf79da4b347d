import { Checkboxes, TextField } from '~/ui/form'
import { FieldGroup } from '~/ui/form/field'
import { useWords } from '~/ui/words'
import { dataCategories, identifierKinds } from '~machines/identifiers/identifier'

export interface ServiceValues {
  readonly name: string
  readonly carrierGradeNat: boolean
  readonly identifierKinds: readonly string[]
  readonly categories: readonly string[]
  /** days as typed, by category; empty where nothing is said */
  readonly retention: Readonly<Record<string, string>>
  /** codes of legal bases, by category */
  readonly bases: Readonly<Record<string, readonly string[]>>
}

/** Legal bases of the provider's policy pack. */
export interface BasesOffered {
  readonly legalBases: readonly { readonly code: string; readonly categories: readonly string[] }[]
  readonly vocabulary: string
}

/** What a provider publishes of a service: filing forms offer only this (guideline sp.data-types-list). */
export function ServiceFields({
  values,
  errors,
  legalBases,
  vocabulary,
}: BasesOffered & {
  readonly values: ServiceValues
  readonly errors: Readonly<Record<string, string>>
}) {
  const t = useWords()
  return (
    <>
      <TextField
        name="service.name"
        label={t('directory.service.name')}
        value={values.name}
        error={errors['service.name']}
      />
      <Checkboxes
        name="service.identifierKinds"
        label={t('directory.service.kinds')}
        values={values.identifierKinds}
        error={errors['service.identifierKinds']}
        options={identifierKinds.map((value) => ({ value, label: t(`identifier.${value}`) }))}
      />
      <Checkboxes
        name="service.carrierGradeNat"
        label={t('directory.service.nat')}
        values={values.carrierGradeNat ? ['true'] : []}
        options={[{ value: 'true', label: t('directory.service.nat.yes'), hint: t('directory.service.nat.hint') }]}
      />
      <Checkboxes
        name="service.categories"
        label={t('directory.service.categories')}
        values={values.categories}
        error={errors['service.categories']}
        options={dataCategories.map((value) => ({
          ...{ value, label: t(`category.${value}`), hint: t(`category.${value}.hint`) },
        }))}
      />
      <FieldGroup
        name="service.retention"
        label={t('directory.service.retention')}
        hint={t('directory.service.retention.hint')}
      >
        {dataCategories.map((category) => (
          <TextField
            key={category}
            name={`service.retention.${category}`}
            label={t(`category.${category}`)}
            value={values.retention[category] ?? ''}
            error={errors[`service.retention.${category}`]}
            width={4}
          />
        ))}
      </FieldGroup>
      <BasesFields {...{ values, errors, legalBases, vocabulary }} />
    </>
  )
}

/** For each category the legal bases that reach it, of which the provider may ask for some. */
function BasesFields({
  values,
  errors,
  legalBases,
  vocabulary,
}: BasesOffered & { readonly values: ServiceValues; readonly errors: Readonly<Record<string, string>> }) {
  const t = useWords()
  return (
    <FieldGroup name="service.bases" label={t('directory.service.bases')} hint={t('directory.service.bases.hint')}>
      {dataCategories.map((category) => (
        <Checkboxes
          key={category}
          name={`service.bases.${category}`}
          label={t(`category.${category}`)}
          values={values.bases[category] ?? []}
          error={errors[`service.bases.${category}`]}
          options={legalBases
            .filter(({ categories }) => categories.includes(category))
            .map(({ code }) => ({ value: code, label: t(`pack.${vocabulary}.legalBases.${code}`) }))}
        />
      ))}
    </FieldGroup>
  )
}
