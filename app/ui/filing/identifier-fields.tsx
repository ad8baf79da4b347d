import { Checkboxes, Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface IdentifierFieldsProps {
  readonly values: Readonly<Record<'kind' | 'value' | 'port' | 'from' | 'until' | 'zone', string>> & {
    readonly categories: readonly string[]
  }
  readonly errors: Readonly<Record<string, string>>
  readonly kinds: readonly string[]
  readonly categories: readonly string[]
}

/** One identifier: what it is, when it mattered, and which data are sought of it. */
export function IdentifierFields({ values, errors, kinds, categories }: IdentifierFieldsProps) {
  const t = useWords()
  const field = (name: 'value' | 'port' | 'from' | 'until' | 'zone') => ({
    ...{ name, value: values[name], error: errors[name], label: t(`filing.identifier.${name}`) },
  })
  return (
    <>
      <Select
        name="kind"
        label={t('filing.identifier.kind')}
        value={values.kind}
        error={errors.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`identifier.${kind}`) }))}
      />
      <TextField {...field('value')} mono />
      <TextField {...field('port')} mono width={10} inputMode="numeric" />
      <TextField {...field('from')} hint={t('filing.identifier.from.hint')} mono width={30} />
      <TextField {...field('until')} mono width={30} />
      <ZoneField {...field('zone')} hint={t('filing.identifier.zone.hint')} />
      <CategoryFields
        label={t('filing.identifier.data')}
        {...{ categories, values: values.categories, error: errors.categories }}
      />
    </>
  )
}

interface ZoneFieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint: string
  readonly error?: string
}

export function ZoneField(field: ZoneFieldProps) {
  return <TextField {...field} mono width={30} />
}

interface CategoryFieldsProps {
  readonly name?: string
  readonly label: string
  readonly categories: readonly string[]
  readonly values: readonly string[]
  readonly error?: string
}

export function CategoryFields({ name = 'categories', label, categories, values, error }: CategoryFieldsProps) {
  const t = useWords()
  const options = categories.map((category) => ({
    ...{ value: category, label: t(`category.${category}`), hint: t(`category.${category}.hint`) },
  }))
  return <Checkboxes {...{ name, label, options, values, error }} />
}
