import { classes } from '~/ui/classes'
import { describedBy, Field, type FieldProps } from './field'

/** A file to be sent. The form needs `encType="multipart/form-data"`, and its other fields before this one. */
export function FileField({ accept, ...field }: Omit<FieldProps, 'value'> & { readonly accept?: string }) {
  const { name, error } = field
  return (
    <Field {...field}>
      <input
        {...{ id: name, name, type: 'file', accept }}
        className={classes('govuk-file-upload', error && 'govuk-file-upload--error')}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? true : undefined}
      />
    </Field>
  )
}
