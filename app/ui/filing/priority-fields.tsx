import { Radios, TextArea } from '~/ui/form'
import { criteriaWords, priorityWords } from '~/ui/request/priority'
import { useWords } from '~/ui/words'

export interface PriorityFieldsProps {
  /** path before each name, with its dot */
  readonly at: string
  readonly values: { readonly code: string; readonly reason: string }
  readonly errors: Readonly<Record<string, string>>
  /** the scale of the policy pack, the most urgent first, and the vocabulary in which it has words */
  readonly scale: readonly string[]
  readonly pack: string
}

/** How soon the request is to be answered among others, by the criteria of the scale, and why. */
export function PriorityFields({ at, values, errors, scale, pack }: PriorityFieldsProps) {
  const t = useWords()
  const field = (name: string) => ({ name: `${at}${name}`, error: errors[`${at}${name}`] })
  return (
    <>
      <Radios
        {...field('code')}
        label={t('filing.handling.priority')}
        hint={t('filing.priority.hint')}
        value={values.code}
        options={scale.map((code) => ({
          value: code,
          label: priorityWords(t, pack, code),
          hint: criteriaWords(t, pack, code),
        }))}
      />
      <TextArea
        {...field('reason')}
        label={t('priority.reason')}
        hint={t('filing.priority.reason.hint')}
        value={values.reason}
        rows={4}
      />
    </>
  )
}
