import type { RequestContent } from '~machines/request/case'
import { Button } from '~/ui/components'
import { Select, TextArea } from '~/ui/form'
import { valueOf } from '~/ui/request/identifier-table'
import { useWords } from '~/ui/words'
import { DefectTable } from '../defect'
import { useFieldName } from '../field-name'
import { one, type StepFormProps } from './form'

const texts = {
  matter: ['title', 'reference', 'offence', 'facts'],
  basis: ['order', 'issuedBy', 'issuedOn', 'necessity'],
} as const

/** How many defects a form has room for: those typed, or two; more on demand. */
const room = 2

/** What is wrong with the request, each defect by its code, so that the answer can change what it names and nothing else. */
export function SeekClarification(props: StepFormProps) {
  const t = useWords()
  const { typed, errors, lists, pack } = props
  const rows = Math.max(room, Number(one(typed, 'rows')) || 0)
  return (
    <>
      <p>{t('defect.together')}</p>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{t('defect.codes')}</span>
        </summary>
        <DefectTable rules={lists.defects} pack={pack} />
      </details>
      {errors.defects && (
        <p className="govuk-error-message" id="defects">
          {errors.defects}
        </p>
      )}
      <input type="hidden" name="rows" value={rows} />
      {Array.from({ length: rows }, (_, index) => (
        <DefectFields key={index} {...props} index={index} />
      ))}
      <p>
        <Button tone="calm" name="intent" value="more">
          {t('defect.more')}
        </Button>
      </p>
    </>
  )
}

function DefectFields({ content, typed, errors, lists, pack, index }: StepFormProps & { readonly index: number }) {
  const t = useWords()
  const options = useFieldOptions(content)
  const at = (name: string) => `defects.${index}.${name}`
  const field = (name: string) => ({ name: at(name), value: one(typed, at(name)), error: errors[at(name)] })
  return (
    <fieldset className="govuk-fieldset question">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {t('defect.number', { number: index + 1 })}
      </legend>
      <Select
        {...field('code')}
        label={t('defect.code')}
        empty={t('defect.code.choose')}
        options={lists.defects.map(({ code }) => ({ value: code, label: t(`pack.${pack}.defects.${code}`) }))}
      />
      <Select
        {...field('field')}
        label={t('defect.field')}
        hint={t('defect.field.hint')}
        empty={t('defect.field.empty')}
        options={options}
      />
      <TextArea {...field('text')} label={t('defect.text')} hint={t('defect.text.hint')} rows={2} />
    </fieldset>
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
    label:
      fieldName(`identifiers.${identifier.id}`) +
      t('shell.colon') +
      valueOf(identifier).replace(`${identifier.id} `, ''),
    group: t('filing.section.identifiers'),
  }))
  return [...listed, ...sections]
}
