import { Button, HiddenFields, Page } from '~/ui/components'
import { Checkboxes, DateField, Radios, Select, TextArea, TextField, type Choice } from '~/ui/form'
import { FieldGroup } from '~/ui/form/field'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { documentRows, type StepField } from './step-fields'

export type Typed = Readonly<Record<string, readonly string[]>>

export interface EnrolmentStepProps {
  readonly event: string
  readonly fields: readonly StepField[]
  /** version and token, and what the page that leads here has given */
  readonly hidden: Readonly<Record<string, string | number>>
  /** what the step is about, when one page offers it for several */
  readonly about: string | null
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly back: { readonly href: string; readonly text: string }
  readonly danger: boolean
}

/** A page for one step of enrolment: what it means, its fields, and the button that takes it. */
export function EnrolmentStep({ event, fields, hidden, about, problems, back, danger, ...drawn }: EnrolmentStepProps) {
  const t = useWords()
  const title = t(`event.${event}`)
  const errors = errorsByField(t, problems)
  return (
    <Page title={title} {...{ problems, back }} narrow>
      {about && <p className="govuk-body-l">{about}</p>}
      <p className="govuk-body">{t(`enrolment.step.${event}`)}</p>
      <form method="post" noValidate>
        <HiddenFields fields={hidden} />
        {fields
          .filter(({ kind }) => kind !== 'given')
          .map((field) => (
            <StepInput key={field.name} {...{ field, errors, ...drawn }} />
          ))}
        <div className="button-row">
          <Button tone={danger ? 'danger' : 'go'}>{title}</Button>
          <a href={back.href}>{t('case.cancel')}</a>
        </div>
      </form>
    </Page>
  )
}

interface InputProps extends Pick<EnrolmentStepProps, 'typed' | 'people'> {
  readonly field: StepField
  readonly errors: Readonly<Record<string, string>>
}

function StepInput({ field, typed, people, errors }: InputProps) {
  const t = useWords()
  const { name, kind, optional, hint, options = [], words } = field
  const label = t(`enrolment.field.${name}`)
  const shown = {
    ...{ name, error: errors[name], value: typed[name]?.[0] ?? '' },
    label: optional ? t('enrolment.optional', { label }) : label,
    hint: hint ? t(`enrolment.hint.${name}`) : undefined,
  }
  const choices: Choice[] = options.map((value) => ({ value, label: t(`${words}.${value}`) }))
  switch (kind) {
    case 'lines':
      return <TextArea {...shown} rows={4} />
    case 'date':
      return <DateField {...shown} />
    case 'choice':
      return <Radios {...shown} options={choices} />
    case 'several':
      return <Checkboxes {...shown} options={choices} values={typed[name] ?? []} />
    case 'person':
      return (
        <Select
          {...shown}
          options={people.map(({ id, name: called }) => ({ value: id, label: called }))}
          empty={t('enrolment.nobody')}
        />
      )
    case 'documents':
      return <Documents {...{ ...shown, choices, typed, errors }} />
    default:
      return <TextField {...shown} type={kind === 'tel' || kind === 'email' ? kind : 'text'} />
  }
}

interface DocumentsProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly choices: readonly Choice[]
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

/** Kind and reference of each document that was seen. */
function Documents({ name, label, hint, error, choices, typed, errors }: DocumentsProps) {
  const t = useWords()
  const rows = Array.from({ length: documentRows }, (_, index) => `${name}.${index}`)
  return (
    <FieldGroup {...{ name, label, hint, error }}>
      {rows.map((row, index) => (
        <div key={row} className="field-pair">
          <Select
            name={`${row}.kind`}
            label={t('enrolment.document.kind', { number: index + 1 })}
            options={choices}
            empty=""
            value={typed[`${row}.kind`]?.[0] ?? ''}
            error={errors[`${row}.kind`]}
          />
          <TextField
            name={`${row}.reference`}
            label={t('enrolment.document.reference', { number: index + 1 })}
            value={typed[`${row}.reference`]?.[0] ?? ''}
            error={errors[`${row}.reference`]}
          />
        </div>
      ))}
    </FieldGroup>
  )
}
