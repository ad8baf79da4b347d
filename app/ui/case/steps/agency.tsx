import { useWords } from '~/ui/words'
import { GroundFields, WordsField } from './fields'
import type { StepFormProps } from './form'

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
