import { FormAction, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface PasskeyRow {
  readonly id: string
  readonly name: string
  readonly addedAt: string
  readonly lastUsedAt: string | null
  readonly deviceBound: boolean
  readonly fits: boolean
}

export interface PasskeyTableProps {
  readonly passkeys: readonly PasskeyRow[]
  readonly zone: string
  readonly now: string
  /** hidden fields of the button that removes this one; null when it may not be removed */
  readonly remove: (id: string, index: number) => Readonly<Record<string, string | number>> | null
}

/** Passkeys by name, kind and use, each with the way to remove it. */
export function PasskeyTable({ passkeys, zone, now, remove }: PasskeyTableProps) {
  const t = useWords()
  if (passkeys.length === 0) return <p className="govuk-body">{t('signin.passkeys.none')}</p>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('people.passkey.name')}</th>
          <th scope="col">{t('signin.passkey.kind')}</th>
          <th scope="col">{t('people.passkey.added')}</th>
          <th scope="col">{t('people.passkey.used')}</th>
          <th scope="col">
            <span className="govuk-visually-hidden">{t('people.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {passkeys.map(({ id, name, addedAt, lastUsedAt, deviceBound, fits }, index) => {
          const fields = remove(id, index)
          return (
            <tr key={id}>
              <td data-label={t('people.passkey.name')}>{name}</td>
              <td data-label={t('signin.passkey.kind')}>
                {t(deviceBound ? 'signin.passkey.bound' : 'signin.passkey.synced')}
                {!fits && <div className="quiet small">{t('signin.passkey.unfit')}</div>}
              </td>
              <td data-label={t('people.passkey.added')}>
                <Instant at={addedAt} now={now} zone={zone} />
              </td>
              <td data-label={t('people.passkey.used')}>
                {lastUsedAt ? <Instant at={lastUsedAt} now={now} zone={zone} /> : t('people.passkey.unused')}
              </td>
              <td>
                {fields && (
                  <FormAction fields={fields} about={name}>
                    {t('people.passkey.remove')}
                  </FormAction>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
