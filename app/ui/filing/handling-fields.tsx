import { languages } from '~machines/kit/words'
import { Radios } from '~/ui/form'
import { useWords } from '~/ui/words'
import type { SectionFieldsProps } from './matter-fields'
import { PriorityFields } from './priority-fields'
import { SecrecyFields } from './secrecy-fields'
import { SensitiveFields } from './sensitive-fields'

export interface HandlingFieldsProps extends SectionFieldsProps {
  readonly professions: readonly string[]
  /** ranks a request may have, the most urgent first; none in an emergency, which stands above them */
  readonly scale: readonly string[]
  readonly pack: string
}

/**
 * How soon it is wanted, whether the person concerned may be told, whether they are in a protected profession, and in which
 * language the answer comes.
 */
export function HandlingFields({ values, errors, professions, scale, pack }: HandlingFieldsProps) {
  return (
    <>
      {scale.length > 0 && (
        <PriorityFields
          at="values.priority."
          {...{ errors, scale, pack }}
          values={{ code: values['priority.code'] ?? '', reason: values['priority.reason'] ?? '' }}
        />
      )}
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
