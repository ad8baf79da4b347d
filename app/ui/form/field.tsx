import type { ReactNode } from 'react'
import { classes } from '~/ui/classes'
import { useDrawn } from '~/ui/components/drawn'
import { useWords } from '~/ui/words'

/** What every field takes. `name` is the path in the event's data and the element's id; `error` is a sentence. */
export interface FieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string
  readonly value?: string
  /** the label is the page's heading or the section's: drawn larger */
  readonly large?: boolean
}

/** Ids of hint and error, for `aria-describedby`. */
export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | undefined {
  return classes(hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`) || undefined
}

/** Label, hint and error around one control. */
export function Field({ name, label, hint, error, large, children }: FieldProps & { readonly children: ReactNode }) {
  useName(name, label)
  return (
    <div className={groupClass(error)}>
      <label className={classes('govuk-label', large && 'govuk-label--m')} htmlFor={name}>
        {label}
      </label>
      <HintAndError name={name} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** Legend, hint and error around several controls that answer one question. */
export function FieldGroup({
  name,
  label,
  hint,
  error,
  large,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  useName(name, label)
  return (
    <div className={groupClass(error)}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy({ name, hint, error })}>
        <legend
          className={classes(
            'govuk-fieldset__legend',
            large ? 'govuk-fieldset__legend--m' : 'govuk-fieldset__legend--s',
          )}
        >
          {label}
        </legend>
        <HintAndError name={name} hint={hint} error={error} />
        {children}
      </fieldset>
    </div>
  )
}

/** Leaves the field's name for the summary of what is wrong, without what stands in brackets behind it. */
function useName(name: string, label: ReactNode): void {
  const { names } = useDrawn()
  if (typeof label === 'string') names.set(name, label.replace(/\s*\([^)]*\)$/, ''))
}

function HintAndError({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const t = useWords()
  return (
    <>
      {hint !== undefined && (
        <div id={`${name}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={`${name}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">{t('shell.error')} </span>
          {error}
        </p>
      )}
    </>
  )
}

function groupClass(error: string | undefined): string {
  return classes('govuk-form-group', error !== undefined && 'govuk-form-group--error')
}
