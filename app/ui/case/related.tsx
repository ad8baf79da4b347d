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
    /** the request through which it is linked, where there are others between */
    readonly through: { readonly id: string; readonly number: string | null } | null
  }[]
  /** where the same is asked of another provider; null for whoever may not */
  readonly copy: string | null
}

/** The chain in which a request stands: those of which it came, and those that came of it. */
export function Related({ lines, copy }: RelatedProps) {
  const t = useWords()
  if (lines.length === 0 && !copy) return null
  return (
    <Card title={t('related.title')}>
      <ul className="notes">
        {lines.map(({ id, procedure, number, state, provider, how, later, through }) => (
          <li key={id}>
            {t(`related.${how}.${later ? 'later' : 'earlier'}`)}
            {through && (
              <>
                {' '}
                <span className="quiet">
                  {t('related.through', { number: through.number ?? t('requests.unnumbered') })}
                </span>
              </>
            )}
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
