import { Checkboxes, Radios, TextArea } from '~/ui/form'
import { useWords } from '~/ui/words'
import { nameOf } from '~machines/policy/source'
import type { SectionFieldsProps } from './matter-fields'

export interface PerilFieldsProps extends SectionFieldsProps {
  readonly instruments: readonly string[]
  readonly dangers: readonly string[]
  readonly pack: string
}

/** Why it cannot wait: first what an emergency is, then the facts by which it is one, last the declaration. */
export function PerilFields(props: PerilFieldsProps) {
  const t = useWords()
  const { values, errors } = props
  return (
    <>
      <Interruption counted />
      <PerilFacts {...props} prefix="values." />
      <Checkboxes
        name="values.declared"
        label={t('peril.declaration')}
        values={[values.declared ?? '']}
        error={errors['values.declared']}
        options={[{ value: 'yes', label: t('peril.declared') }]}
      />
    </>
  )
}

/**
 * What an emergency is, before anybody says that there is one; `counted` tells whoever asks what it leads to (guideline
 * le.emergency-restraint).
 */
export function Interruption({ counted }: { readonly counted?: boolean }) {
  const t = useWords()
  return (
    <section className="card card--danger">
      <h2 className="card__title">{t('peril.test')}</h2>
      <p>{t('peril.test.text')}</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t('peril.test.danger')}</li>
        <li>{t('peril.test.imminent')}</li>
        <li>{t('peril.test.data')}</li>
        <li>{t('peril.test.ordinary')}</li>
      </ul>
      {counted && <p>{t('peril.test.counted')}</p>}
    </section>
  )
}

/** The facts alone, for whoever writes them down; `prefix` stands before the name of each field. */
export function PerilFacts({
  values,
  errors,
  instruments,
  dangers,
  pack,
  prefix,
}: PerilFieldsProps & { readonly prefix: string }) {
  const t = useWords()
  const field = (name: string) => ({
    ...{ name: `${prefix}${name}`, value: values[name], error: errors[`${prefix}${name}`] },
    label: t(`peril.${name}`),
  })
  return (
    <>
      <Radios
        {...field('instrument')}
        hint={t('peril.instrument.hint')}
        options={instruments.map((value) => ({ value, label: t(`instrument.${nameOf(value)}`) }))}
      />
      <Radios
        {...field('danger')}
        options={dangers.map((value) => ({ value, label: t(`pack.${pack}.dangers.${value}`) }))}
      />
      <TextArea {...field('endangered')} hint={t('peril.endangered.hint')} rows={3} />
      <TextArea {...field('imminence')} hint={t('peril.imminence.hint')} rows={3} />
      <TextArea {...field('use')} hint={t('peril.use.hint')} rows={3} />
    </>
  )
}
