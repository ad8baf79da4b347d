import type { ReactNode } from 'react'
import { classes } from '~/ui/classes'
import { describedBy, Field, FieldGroup, type FieldProps } from './field'

export interface Choice {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** heading under which a select shows it, beside its neighbours of the same group */
  readonly group?: string
}

/** One of several, all in sight. The first one has the field's id, so that the error summary leads to it. */
export function Radios({
  options,
  inline,
  ...field
}: FieldProps & { readonly options: readonly Choice[]; readonly inline?: boolean }) {
  const { name, value } = field
  return (
    <FieldGroup {...field}>
      <div
        className={classes('govuk-radios', 'govuk-radios--small', inline && 'govuk-radios--inline')}
        data-module="govuk-radios"
      >
        {options.map((option, index) => (
          <div key={option.value} className="govuk-radios__item">
            <input
              className="govuk-radios__input"
              {...{ id: choiceId(name, index), name, type: 'radio', value: option.value }}
              defaultChecked={option.value === value}
              aria-describedby={option.hint ? `${choiceId(name, index)}-hint` : undefined}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={choiceId(name, index)}>
              {option.label}
            </label>
            <ChoiceHint id={choiceId(name, index)} of="radios" hint={option.hint} />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any of several. */
export function Checkboxes({
  options,
  values = [],
  ...field
}: Omit<FieldProps, 'value'> & { readonly options: readonly Choice[]; readonly values?: readonly string[] }) {
  const { name } = field
  return (
    <FieldGroup {...field}>
      <div className="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
        {options.map((option, index) => (
          <div key={option.value} className="govuk-checkboxes__item">
            <input
              className="govuk-checkboxes__input"
              {...{ id: choiceId(name, index), name, type: 'checkbox', value: option.value }}
              defaultChecked={values.includes(option.value)}
              aria-describedby={option.hint ? `${choiceId(name, index)}-hint` : undefined}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={choiceId(name, index)}>
              {option.label}
            </label>
            <ChoiceHint id={choiceId(name, index)} of="checkboxes" hint={option.hint} />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

/** One of many. `empty` is the words for no choice. */
export function Select({
  options,
  empty,
  ...field
}: FieldProps & { readonly options: readonly Choice[]; readonly empty?: string }) {
  const { name, value, error } = field
  return (
    <Field {...field}>
      <select
        {...{ id: name, name }}
        className={classes('govuk-select', error && 'govuk-select--error')}
        defaultValue={value}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {grouped(options).map(([group, members]) =>
          group === undefined ? (
            <Options key={members[0]!.value} options={members} />
          ) : (
            <optgroup key={group} label={group}>
              <Options options={members} />
            </optgroup>
          ),
        )}
      </select>
    </Field>
  )
}

function Options({ options }: { readonly options: readonly Choice[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

/** Neighbours of one group together. */
function grouped(options: readonly Choice[]): [string | undefined, Choice[]][] {
  const groups: [string | undefined, Choice[]][] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last[0] === option.group) last[1].push(option)
    else groups.push([option.group, [option]])
  }
  return groups
}

function ChoiceHint({
  id,
  of,
  hint,
}: {
  readonly id: string
  readonly of: 'radios' | 'checkboxes'
  readonly hint?: ReactNode
}) {
  if (!hint) return null
  return (
    <div id={`${id}-hint`} className={`govuk-hint govuk-${of}__hint`}>
      {hint}
    </div>
  )
}

function choiceId(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`
}
