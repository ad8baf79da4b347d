import { languages } from '~machines/kit/words'
import { Radios } from '~/ui/form'
import { useWords } from '~/ui/words'
import type { SectionFieldsProps } from './matter-fields'
import { SecrecyFields } from './secrecy-fields'
import { SensitiveFields } from './sensitive-fields'

/** Whether the person concerned may be told, whether they are in a protected profession, and in which language the answer comes. */
export function HandlingFields({
  values,
  errors,
  professions,
  pack,
}: SectionFieldsProps & { readonly professions: readonly string[]; readonly pack: string }) {
  return (
    <>
      <SecrecyFields
        at="values."
        errors={errors}
        values={{
          confidentiality: values.confidentiality ?? '',
          until: values['secrecy.until'] ?? '',
          ground: values['secrecy.ground'] ?? '',
        }}
      />
      <SensitiveFields
        at="values.sensitive."
        {...{ errors, professions, pack }}
        values={{
          concerned: values['sensitive.concerned'] ?? '',
          professions: (values['sensitive.professions'] ?? '').split(' '),
          necessity: values['sensitive.necessity'] ?? '',
        }}
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
