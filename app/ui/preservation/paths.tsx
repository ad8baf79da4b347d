import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { PathDisclosure } from '~machines/preservation/case'

export interface PathsProps {
  readonly caseId: string
  readonly paths: readonly PathDisclosure[]
  /** the reader asks for this request and may have the next provider keep data too */
  readonly onward: boolean
  readonly now: string
  readonly zone: string
}

/** The way of a communication as far as it was disclosed, and the way on to the next provider. */
export function Paths({ caseId, paths, onward, now, zone }: PathsProps) {
  const t = useWords()
  if (paths.length === 0) return null
  return (
    <Card title={t('preservation.paths')}>
      {paths.map(({ at, provider, name, text }) => (
        <section key={at}>
          <h3>{name}</h3>
          <p className="pre-line">{text}</p>
          <p className="quiet">
            <Instant {...{ at, now, zone }} />
          </p>
          {onward && provider !== '' && (
            <p>
              <a href={`/requests/new?from=${caseId}&how=onward&to=${provider}`}>
                {t('preservation.onward', { provider: name })}
              </a>
            </p>
          )}
          {onward && provider === '' && (
            <p>
              <span className="quiet">{t('preservation.onward.unlisted')}</span>
              <br />
              <a href={`/requests/new?from=${caseId}&how=onward`}>{t('preservation.onward.choose')}</a>
            </p>
          )}
        </section>
      ))}
    </Card>
  )
}
