import type { ReactNode } from 'react'
import type { Identifier } from '~machines/identifiers/identifier'
import { isMasked } from '~machines/identifiers/mask'
import type { Problem } from '~machines/kit/refusal'
import { Mono, Tag } from '~/ui/components'
import { problemText, useWords } from '~/ui/words'
import { Moments } from './moments'

/** What stands beside an identifier: what keeps it from being asked about, and what to think about. */
export interface IdentifierNotes {
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

export interface IdentifierTableProps {
  readonly identifiers: readonly Identifier[]
  /** zone of the provider's calendar */
  readonly zone: string
  readonly notes?: Readonly<Record<string, IdentifierNotes>>
  readonly actions?: (identifier: Identifier) => ReactNode
}

/** Identifiers with their times and the data sought of each. */
export function IdentifierTable({ identifiers, zone, notes, actions }: IdentifierTableProps) {
  const t = useWords()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('filing.identifier')}</th>
          <th scope="col">{t('filing.identifier.when')}</th>
          <th scope="col">{t('filing.identifier.data')}</th>
          {notes && <th scope="col">{t('filing.identifier.notes')}</th>}
          {actions && <th scope="col">{t('filing.identifier.actions')}</th>}
        </tr>
      </thead>
      <tbody>
        {identifiers.map((identifier) => (
          <tr key={identifier.id} id={`identifiers.${identifier.id}`}>
            <td>
              <IdentifierName identifier={identifier} copy />
            </td>
            <td data-label={t('filing.identifier.when')}>
              {identifier.from ? (
                <Moments identifier={identifier} zone={zone} />
              ) : (
                <span className="quiet">{t('filing.notGiven')}</span>
              )}
            </td>
            <td data-label={t('filing.identifier.data')}>
              {identifier.categories.map((category) => t(`category.${category}`)).join(', ')}
            </td>
            {notes && (
              <td>
                <Notes {...(notes[identifier.id] ?? { problems: [], warnings: [] })} />
              </td>
            )}
            {actions && <td>{actions(identifier)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Kind and value, with the port where there is one; a mask is nothing to copy. */
export function IdentifierName({ identifier, copy }: { readonly identifier: Identifier; readonly copy?: boolean }) {
  const t = useWords()
  return (
    <>
      <span className="quiet small">{t(`identifier.${identifier.kind}`)}</span>
      <br />
      <Mono copy={copy && !isMasked(identifier)}>{valueOf(identifier)}</Mono>
    </>
  )
}

export function valueOf({ kind, value, port }: Identifier): string {
  if (port === null) return value
  return kind === 'ipv6' ? `[${value}]:${port}` : `${value}:${port}`
}

export function Notes({ problems, warnings }: IdentifierNotes) {
  const t = useWords()
  if (problems.length + warnings.length === 0) return null
  return (
    <ul className="notes">
      {problems.map((each) => (
        <li key={`${each.field} ${each.rule}`} className="notes__problem">
          {problemText(t, each)}
        </li>
      ))}
      {warnings.map((each) => (
        <li key={`${each.field} ${each.rule}`}>
          <Tag tone="soon">!</Tag> {problemText(t, each)}
        </li>
      ))}
    </ul>
  )
}
