import { languages } from '~machines/kit/words'
import { Radios } from '~/ui/form'
import { useWords } from '~/ui/words'
import type { SectionFieldsProps } from './matter-fields'

/** Whether the person concerned may be told, and in which language the answer comes. */
export function HandlingFields({ values, errors }: SectionFieldsProps) {
  const t = useWords()
  const options = ['secret', 'mayInform'].map((value) => ({ value, label: t(`filing.handling.${value}`) }))
  const name = 'values.confidentiality'
  return (
    <>
      <Radios
        {...{ name, options }}
        label={t('filing.handling.confidentiality')}
        value={values.confidentiality}
        error={errors[name]}
      />
      <AnswerLanguageField value={values.answerLanguage ?? ''} error={errors['values.answerLanguage']} />
    </>
  )
}

export function AnswerLanguageField({ value, error }: { readonly value: string; readonly error?: string }) {
  const t = useWords()
  const options = languages.map((language) => ({ value: language, label: t(`shell.language.${language}`) }))
  return <Radios name="values.answerLanguage" label={t('filing.answerLanguage')} {...{ value, error, options }} />
}
