import type { LegalBasis } from '~machines/policy/pack'
import { DateField, Radios, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import type { SectionFieldsProps } from './matter-fields'

/** Which order the request rests on, who issued it, and why it is needed. */
export function BasisFields({
  values,
  errors,
  bases,
  pack,
}: SectionFieldsProps & { readonly bases: readonly LegalBasis[]; readonly pack: string }) {
  const t = useWords()
  const field = (name: string) => ({
    name: `values.${name}`,
    value: values[name],
    error: errors[`values.${name}`],
    label: t(`filing.basis.${name}`),
  })
  const reaches = (categories: readonly string[]) =>
    t('filing.basis.reaches', { categories: categories.map((category) => t(`category.${category}`)).join(', ') })
  return (
    <>
      <Radios
        {...field('code')}
        options={bases.map(({ code, categories }) => ({
          ...{ value: code, label: t(`pack.${pack}.legalBases.${code}`), hint: reaches(categories) },
        }))}
      />
      <TextField {...field('order')} hint={t('filing.basis.order.hint')} width={20} mono />
      <TextField {...field('issuedBy')} />
      <DateField {...field('issuedOn')} />
      <TextArea {...field('necessity')} hint={t('filing.basis.necessity.hint')} rows={6} />
    </>
  )
}
