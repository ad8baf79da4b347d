import { Card, Mono } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface RelatedProps {
  readonly lines: readonly {
    readonly id: string
    readonly procedure: string
    readonly number: string | null
    readonly state: string
    readonly provider: string
    readonly how: string
    readonly later: boolean
  }[]
  /** where the same is asked of another provider; null for whoever may not */
  readonly copy: string | null
}

/** Requests that came of this one, and the one of which this came. */
export function Related({ lines, copy }: RelatedProps) {
  const t = useWords()
  if (lines.length === 0 && !copy) return null
  return (
    <Card title={t('related.title')}>
      <ul className="notes">
        {lines.map(({ id, procedure, number, state, provider, how, later }) => (
          <li key={id}>
            {t(`related.${how}.${later ? 'later' : 'earlier'}`)}
            <br />
            <a href={`/requests/${id}`}>
              {number ? <Mono>{number}</Mono> : t('requests.unnumbered')} · {t(`procedure.${procedure.split('@')[0]}`)}
            </a>
            <br />
            <span className="quiet">
              {provider} · {t(`state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      {copy && (
        <p>
          <a href={copy}>{t('related.copy')}</a>
        </p>
      )}
    </Card>
  )
}
