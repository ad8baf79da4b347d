import type { HTMLInputAutoCompleteAttribute } from 'react'
import { classes } from '~/ui/classes'
import { describedBy, Field, type FieldProps } from './field'

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search'
  /** expected length in characters: a width that says what belongs here */
  readonly width?: 4 | 10 | 20 | 30
  /** identifiers and references: monospaced, not spell-checked */
  readonly mono?: boolean
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'url'
}

export function TextField({ type = 'text', width, mono, autoComplete, inputMode, ...field }: TextFieldProps) {
  const { name, value, error } = field
  return (
    <Field {...field}>
      <input
        {...{ id: name, name, type, autoComplete, inputMode }}
        className={classes(
          'govuk-input',
          width && `govuk-input--width-${width}`,
          mono && 'mono',
          error && 'govuk-input--error',
        )}
        defaultValue={value}
        spellCheck={mono ? false : undefined}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? true : undefined}
      />
    </Field>
  )
}

export function TextArea({
  rows = 5,
  mono,
  ...field
}: FieldProps & { readonly rows?: number; readonly mono?: boolean }) {
  const { name, value, error } = field
  return (
    <Field {...field}>
      <textarea
        {...{ id: name, name, rows }}
        className={classes('govuk-textarea', mono && 'mono', error && 'govuk-textarea--error')}
        defaultValue={value}
        spellCheck={mono ? false : undefined}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? true : undefined}
      />
    </Field>
  )
}
