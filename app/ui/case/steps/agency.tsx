import { Select } from '~/ui/form'
import { useWords } from '~/ui/words'
import { GroundFields, WordsField } from './fields'
import { one, type StepFormProps } from './form'

export function ConfirmReceipt(props: StepFormProps) {
  const t = useWords()
  return <WordsField {...props} label={t('case.text.providerReads.optional')} rows={3} />
}

export function ContestAnswer(props: StepFormProps) {
  const t = useWords()
  return <GroundFields props={props} list="contestGrounds" label={t('case.text.providerReads')} />
}

/** Withdrawing and amending ask for nothing but the reason. */
export function SayWhy(props: StepFormProps) {
  const t = useWords()
  const served = props.facts.number !== null
  return <WordsField {...props} label={t(served ? 'case.text.providerReads' : 'people.reason')} />
}

/** Another officer of the agency answers for the request from now on. */
export function Reassign(props: StepFormProps) {
  const t = useWords()
  const { colleagues, typed, errors } = props
  return (
    <>
      <Select
        name="to"
        label={t('enrolment.field.to')}
        hint={t('enrolment.hint.to')}
        options={colleagues.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
        empty=""
        value={one(typed, 'to')}
        error={errors.to}
      />
      <WordsField {...props} label={t('people.reason')} />
    </>
  )
}
