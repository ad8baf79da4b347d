import { Checkboxes, DateField, Radios } from '~/ui/form'
import { useWords } from '~/ui/words'
import { nameOf } from '~machines/policy/source'
import type { SectionFieldsProps } from './matter-fields'

/** The law or treaty on which data are to be kept, and until when. */
export function TermsFields({
  values,
  errors,
  instruments,
  afterwards,
}: SectionFieldsProps & {
  readonly instruments: readonly string[]
  /** the country's rules let an order be validated afterwards */
  readonly afterwards: boolean
}) {
  const t = useWords()
  return (
    <>
      <Radios
        name="values.instrument"
        label={t('preservation.instrument')}
        value={values.instrument}
        error={errors['values.instrument']}
        options={instruments.map((value) => ({ value, label: t(`instrument.${nameOf(value)}`) }))}
      />
      <DateField
        name="values.until"
        label={t('preservation.until')}
        hint={t('preservation.until.hint')}
        value={values.until}
        error={errors['values.until']}
      />
      {afterwards && (
        <Checkboxes
          name="values.afterwards"
          label={t('preservation.afterwards')}
          hint={t('preservation.afterwards.hint')}
          values={values.afterwards === 'yes' ? ['yes'] : []}
          error={errors['values.afterwards']}
          options={[{ value: 'yes', label: t('preservation.afterwards.yes') }]}
        />
      )}
    </>
  )
}
