import type { ReactNode } from 'react'
import { classes } from '~/ui/classes'

export interface SummaryRow {
  readonly key: ReactNode
  readonly value: ReactNode
  /** a link such as "Change", with its hidden context */
  readonly action?: { readonly href: string; readonly text: string; readonly about: string }
}

/** Facts as key and value. `compact` has no lines between the rows. */
export function SummaryList({
  rows,
  compact = false,
}: {
  readonly rows: readonly SummaryRow[]
  readonly compact?: boolean
}) {
  const acts = rows.some(({ action }) => action)
  return (
    <dl className={classes('govuk-summary-list', compact && 'govuk-summary-list--no-border')}>
      {rows.map(({ key, value, action }, index) => (
        <div
          key={index}
          className={classes('govuk-summary-list__row', acts && !action && 'govuk-summary-list__row--no-actions')}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {action && (
            <dd className="govuk-summary-list__actions">
              <a className="govuk-link" href={action.href}>
                {action.text}
                <span className="govuk-visually-hidden"> {action.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
