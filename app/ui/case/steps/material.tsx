import { Radios, TextArea } from '~/ui/form'
import { useWords } from '~/ui/words'
import { handovers } from '~machines/request/answer/case'
import { isGranted } from '../item-lines'
import { ItemTable } from '../item-table'
import { LineField } from './fields'
import { one, several, type StepFormProps } from './form'

/** Names material by hash and reference in place of a file, and says how it is handed over. */
export function ReferMaterial(props: StepFormProps) {
  const t = useWords()
  const { lines, facts, pack, typed, errors } = props
  return (
    <>
      <div id="items" tabIndex={-1}>
        {errors.items && <p className="govuk-error-message">{errors.items}</p>}
        <ItemTable
          {...{ lines: lines.filter(isGranted), pack, results: true, caption: t('case.items') }}
          zone={facts.provider.zone}
          choose={{ form: 'step', may: () => true, chosen: several(typed, 'items') }}
        />
      </div>
      <div className="page--narrow">
        <TextArea
          name="references"
          label={t('material.references')}
          hint={t('material.references.hint')}
          value={one(typed, 'references')}
          error={errors.references}
          rows={4}
          mono
        />
        <LineField {...props} name="to" label={t('material.to')} hint={t('material.to.hint')} />
        <Radios
          name="how"
          label={t('material.how')}
          options={handovers.map((value) => ({ value, label: t(`material.how.${value}`) }))}
          value={one(typed, 'how')}
          error={errors.how}
        />
      </div>
    </>
  )
}
