import { Card } from '~/ui/components'
import { useWords } from '~/ui/words'
import { listed } from './listed'

export interface ElsewhereProps {
  readonly agencies: readonly {
    readonly agency: string
    readonly name: string
    /** as the reader sees them, masked or not */
    readonly identifiers: readonly string[]
  }[]
  readonly days: number
}

/** That other agencies ask about the same: whom to call, and nothing of what they ask. */
export function Elsewhere({ agencies, days }: ElsewhereProps) {
  const t = useWords()
  return (
    <Card title={t('elsewhere.title')} tone="soon">
      <p>{t('elsewhere.text', { days })}</p>
      <ul className="notes">
        {agencies.map(({ agency, name, identifiers }) => (
          <li key={agency}>
            <strong className="mono">{listed(identifiers)}</strong> · <a href={`/directory/${agency}`}>{name}</a>
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('elsewhere.advice')}</p>
    </Card>
  )
}
