import { one, several, type Typed } from '~/ui/case/steps/form'
import { Checkboxes, DateField, Radios, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import type { StepField } from './steps'

export interface StepFormProps {
  readonly event: string
  readonly fields: readonly StepField[]
  readonly typed: Typed
  /** sentences by field */
  readonly errors: Readonly<Record<string, string>>
  /** orders at home that carry the request out */
  readonly executions: readonly { readonly id: string; readonly label: string }[]
}

/** The fields of one step, in their order. */
export function StepForm({ fields, ...drawn }: StepFormProps) {
  return fields.map((field) => <Field key={field.name} {...drawn} field={field} />)
}

/** What a field is called: a step may have its own word for it. */
function useLabel(event: string, { name, optional }: StepField) {
  const t = useWords()
  const label = t([`abroad.field.${event}.${name}`, `abroad.field.${name}`])
  return optional ? t('enrolment.optional', { label }) : label
}

function Field({ event, field, typed, errors, executions }: Omit<StepFormProps, 'fields'> & { field: StepField }) {
  const t = useWords()
  const { name, kind, options = [], words } = field
  const shown = { name, label: useLabel(event, field), error: errors[name], value: one(typed, name) }
  switch (kind) {
    case 'line':
      return <TextField {...shown} width={30} />
    case 'day':
      return <DateField {...shown} />
    case 'choice':
      return <Radios {...shown} options={options.map((value) => ({ value, label: t(`${words}.${value}`) }))} />
    case 'execution':
      return <Radios {...shown} options={executions.map(({ id, label }) => ({ value: id, label }))} />
    case 'confirm':
      return (
        <Checkboxes
          {...shown}
          options={[{ value: 'true', label: t(`abroad.${name}.${event}`) }]}
          values={several(typed, name)}
        />
      )
    default:
      return <TextArea {...shown} rows={5} />
  }
}
