import { classes } from '~/ui/classes'
import { useWords } from '~/ui/words'
import { FieldGroup, type FieldProps } from './field'

const parts = ['day', 'month', 'year'] as const

/** A date as typed, in three boxes `name.day`, `name.month`, `name.year`; `value` is ISO (`2026-11-23`) or what was typed (`2026-13-40`). */
export function DateField({ value = '', ...field }: FieldProps) {
  const t = useWords()
  const [year = '', month = '', day = ''] = value.split('-')
  const typed = { day, month, year }
  return (
    <FieldGroup {...field}>
      <div className="govuk-date-input">
        {parts.map((part, index) => (
          <div key={part} className="govuk-date-input__item">
            <label
              className="govuk-label govuk-date-input__label"
              htmlFor={index === 0 ? field.name : `${field.name}.${part}`}
            >
              {t(`shell.${part}`)}
            </label>
            <input
              {...{
                id: index === 0 ? field.name : `${field.name}.${part}`,
                name: `${field.name}.${part}`,
                inputMode: 'numeric',
              }}
              className={classes(
                'govuk-input govuk-date-input__input',
                part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
                field.error && 'govuk-input--error',
              )}
              defaultValue={typed[part]}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

/** The three boxes of a DateField read together, as ISO when they are digits; empty when all are. */
export function dateFrom(form: { get(name: string): unknown }, name: string): string {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => String(form.get(`${name}.${part}`) ?? '').trim())
  if (!year && !month && !day) return ''
  return `${year!.padStart(4, '0')}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}
