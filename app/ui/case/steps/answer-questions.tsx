import type { RequestContent } from '~machines/request/case'
import type { Identifier } from '~machines/identifiers/identifier'
import { Card } from '~/ui/components'
import { DateField, Radios, Select, TextArea, TextField } from '~/ui/form'
import { CategoryFields } from '~/ui/filing/identifier-fields'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { useWords } from '~/ui/words'
import { useFieldName } from '../field-name'
import { WordsField } from './fields'
import { one, several, type StepFormProps } from './form'

/** The questions, each with the field it is about; whatever was not asked about can't be changed here. */
export function AnswerQuestions(props: StepFormProps) {
  const t = useWords()
  const { round, content } = props
  const fieldName = useFieldName()
  return (
    <>
      <p>{t('case.clarification.scope')}</p>
      {(round?.questions ?? []).map(({ field, text }, index) => (
        <Card key={`${field} ${index}`} title={fieldName(field)}>
          <p className="pre-line">
            <strong>{t('record.question')}:</strong> {text}
          </p>
          {fieldsAsked(content, field).map((each) => (
            <AskedField key={each} {...props} field={each} />
          ))}
        </Card>
      ))}
      <WordsField {...props} label={t('case.clarification.text')} hint={t('case.clarification.text.hint')} />
    </>
  )
}

/** A question about a whole section is about each of its fields. */
function fieldsAsked(content: RequestContent, field: string): string[] {
  if (field !== 'matter' && field !== 'basis') return [field]
  return Object.keys(content[field])
    .filter((name) => name !== 'internalNotes')
    .map((name) => `${field}.${name}`)
}

interface AskedFieldProps extends StepFormProps {
  readonly field: string
}

function AskedField(props: AskedFieldProps) {
  const { field, content } = props
  const [section, name = ''] = field.split('.')
  if (section !== 'identifiers') return <TextOf {...props} />
  const identifier = content.identifiers.find(({ id }) => id === name)
  return identifier ? <IdentifierOf {...props} identifier={identifier} /> : null
}

/** A text of the request, with its present value to be corrected. */
function TextOf({ field, content, typed, errors, lists, pack }: AskedFieldProps) {
  const t = useWords()
  const [section, name = ''] = field.split('.')
  const present = (content[section as 'matter' | 'basis'] as Record<string, string>)[name] ?? ''
  const value = field in typed ? one(typed, field) : present
  const asked = { name: field, label: t(`record.field.${field}`), error: errors[field], value }
  const coded = (list: string, codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: t(`pack.${pack}.${list}.${code}`) }))
  if (field === 'matter.offence') return <Select {...asked} options={coded('offences', lists.offences)} />
  if (field === 'basis.code')
    return (
      <Select
        {...asked}
        options={coded(
          'legalBases',
          lists.legalBases.map(({ code }) => code),
        )}
      />
    )
  if (field === 'basis.issuedOn') return <DateField {...asked} />
  if (field === 'matter.facts' || field === 'basis.necessity') return <TextArea {...asked} rows={5} />
  return <TextField {...asked} mono={field === 'basis.order'} />
}

/** An identifier stays, is corrected or narrowed, or is withdrawn; another value would be an amendment. */
function IdentifierOf({ field, identifier, typed, errors, facts }: AskedFieldProps & { identifier: Identifier }) {
  const t = useWords()
  const present = presentValues(identifier)
  const input = (name: keyof typeof present) => ({
    name: `${field}.${name}`,
    label: t(`filing.identifier.${name}`),
    value: `${field}.${name}` in typed ? one(typed, `${field}.${name}`) : present[name],
    error: errors[`${field}.${name}`],
  })
  const choice = `${field}.choice`
  const choices = ['keep', 'correct', 'withdraw'].map((value) => ({ value, label: t(`case.clarification.${value}`) }))
  const chosen = choice in typed ? several(typed, `${field}.categories`) : identifier.categories
  return (
    <div id={field}>
      <IdentifierName identifier={identifier} />
      <Moments identifier={identifier} zone={facts.provider.zone} />
      <Radios
        name={choice}
        label={t('case.clarification.choice')}
        value={one(typed, choice) || 'keep'}
        error={errors[field]}
        options={choices}
      />
      <details className="govuk-details" open={one(typed, choice) === 'correct'}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{t('case.clarification.fields')}</span>
        </summary>
        <div className="govuk-details__text">
          {identifier.kind.startsWith('ip') && <TextField {...input('port')} mono width={10} />}
          <TextField {...input('from')} mono width={30} />
          <TextField {...input('until')} mono width={30} />
          <TextField {...input('zone')} mono width={30} />
          <CategoryFields
            name={`${field}.categories`}
            label={t('filing.identifier.data')}
            categories={identifier.categories}
            values={chosen}
            error={errors[`${field}.categories`]}
          />
        </div>
      </details>
    </div>
  )
}

function presentValues({ port, from, until }: Identifier) {
  const local = (moment: Identifier['from']) => moment?.local.replace('T', ' ') ?? ''
  return { port: port === null ? '' : String(port), from: local(from), until: local(until), zone: from?.zone ?? '' }
}
