import { Radios, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { one, type StepFormProps } from './form'

type Fielded = Pick<StepFormProps, 'typed' | 'errors'>

export interface WordsFieldProps extends Fielded {
  readonly label: string
  readonly hint?: string
  readonly rows?: number
}

/** The text that goes with a step. */
export function WordsField({ typed, errors, label, hint, rows = 5 }: WordsFieldProps) {
  return <TextArea name="text" {...{ label, hint, rows }} value={one(typed, 'text')} error={errors.text} />
}

export interface CodeFieldProps extends Fielded {
  readonly name: 'ground' | 'method' | 'reason' | 'authority'
  readonly label: string
  readonly codes: readonly string[]
  /** beginning of the codes' keys */
  readonly list: string
}

/** One code of a list of the policy pack. */
export function CodeField({ typed, errors, name, label, codes, list }: CodeFieldProps) {
  const t = useWords()
  const options = codes.map((code) => ({ value: code, label: t(`${list}.${code}`) }))
  return <Radios {...{ name, label, options }} value={one(typed, name)} error={errors[name]} />
}

export interface LineFieldProps extends Fielded {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly width?: 10 | 20 | 30
}

export function LineField({ typed, errors, name, ...field }: LineFieldProps) {
  return <TextField name={name} {...field} value={one(typed, name)} error={errors[name]} />
}

export interface GroundFieldsProps {
  readonly props: StepFormProps
  /** the pack's list of grounds */
  readonly list: 'rejectionGrounds' | 'refusalGrounds' | 'contestGrounds' | 'breachGrounds' | 'downgradeGrounds'
  readonly label: string
  readonly hint?: string
}

/** A coded ground and the reasons in words: neither stands alone (guideline sp.explain-refusal). */
export function GroundFields({ props, list, label, hint }: GroundFieldsProps) {
  const t = useWords()
  return (
    <>
      <CodeField
        {...props}
        name="ground"
        label={t('record.ground')}
        codes={props.lists[list]}
        list={`pack.${props.pack}.${list}`}
      />
      <WordsField {...props} {...{ label, hint }} />
    </>
  )
}
