import type { RequestContent } from '~machines/request/case'
import { Button } from '~/ui/components'
import { Select, TextArea } from '~/ui/form'
import { valueOf } from '~/ui/request/identifier-table'
import { useWords } from '~/ui/words'
import { useFieldName } from '../field-name'
import { one, type StepFormProps } from './form'

const texts = {
  matter: ['title', 'reference', 'offence', 'facts'],
  basis: ['code', 'order', 'issuedBy', 'issuedOn', 'necessity'],
} as const

/** How many questions a form has room for: those typed, or three; more on demand. */
const room = 3

/** Questions, each about one field of the request, so that the answer can change that field and no other. */
export function SeekClarification({ content, typed, errors }: StepFormProps) {
  const t = useWords()
  const options = useFieldOptions(content)
  const rows = Math.max(room, Number(one(typed, 'rows')) || 0)
  return (
    <>
      <p>{t('record.clarification.text')}</p>
      {errors.questions && (
        <p className="govuk-error-message" id="questions">
          {errors.questions}
        </p>
      )}
      <input type="hidden" name="rows" value={rows} />
      {Array.from({ length: rows }, (_, index) => (
        <fieldset key={index} className="govuk-fieldset question">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            {t('case.question', { number: index + 1 })}
          </legend>
          <Select
            name={`questions.${index}.field`}
            label={t('record.about')}
            value={one(typed, `questions.${index}.field`)}
            error={errors[`questions.${index}.field`]}
            empty={t('case.question.field')}
            options={options}
          />
          <TextArea
            name={`questions.${index}.text`}
            label={t('record.question')}
            value={one(typed, `questions.${index}.text`)}
            error={errors[`questions.${index}.text`]}
            rows={2}
          />
        </fieldset>
      ))}
      <p>
        <Button tone="calm" name="intent" value="more">
          {t('case.question.more')}
        </Button>
      </p>
    </>
  )
}

function useFieldOptions({ identifiers }: RequestContent) {
  const t = useWords()
  const fieldName = useFieldName()
  const sections = (['matter', 'basis'] as const).flatMap((section) =>
    texts[section].map((name) => ({
      value: `${section}.${name}`,
      label: fieldName(`${section}.${name}`),
      group: t(`filing.section.${section}`),
    })),
  )
  const listed = identifiers.map((identifier) => ({
    value: `identifiers.${identifier.id}`,
    label: `${fieldName(`identifiers.${identifier.id}`)}: ${valueOf(identifier)}`,
    group: t('filing.section.identifiers'),
  }))
  return [...listed, ...sections]
}
