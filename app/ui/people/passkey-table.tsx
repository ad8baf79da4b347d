import { FormAction, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import { AccessTable } from './access-table'

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
  const headings = ['people.passkey.name', 'signin.passkey.kind', 'people.passkey.added', 'people.passkey.used']
  const rows = passkeys.map((passkey, index) => {
    const { id, name, addedAt, lastUsedAt } = passkey
    const fields = remove(id, index)
    return {
      id,
      cells: [
        name,
        <Kind key="kind" {...passkey} />,
        <Instant key="added" at={addedAt} now={now} zone={zone} />,
        lastUsedAt ? <Instant key="used" at={lastUsedAt} now={now} zone={zone} /> : t('people.passkey.unused'),
      ],
      action: fields && (
        <FormAction fields={fields} about={name}>
          {t('people.passkey.remove')}
        </FormAction>
      ),
    }
  })
  return <AccessTable headings={headings.map((key) => t(key))} rows={rows} none={t('signin.passkeys.none')} />
}

function Kind({ deviceBound, fits }: Pick<PasskeyRow, 'deviceBound' | 'fits'>) {
  const t = useWords()
  return (
    <>
      {t(deviceBound ? 'signin.passkey.bound' : 'signin.passkey.synced')}
      {!fits && <div className="quiet small">{t('signin.passkey.unfit')}</div>}
    </>
  )
}
