import type { ClarificationRound, DisclosureDossier } from '~machines/disclosure/case'
import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import { Changes } from './changes'
import { useFieldName } from './field-name'

export interface HistoryProps extends Pick<DisclosureDossier, 'clarifications' | 'contests' | 'returned'> {
  readonly pack: string
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
  /** zone of the provider's calendar */
  readonly providerZone: string
}

/** How the request came to read as it does: clarifications with their differences, objections, what was returned. */
export function History({ clarifications, contests, returned, pack, now, zone, providerZone }: HistoryProps) {
  const t = useWords()
  const list = (name: string, code: string) => t(`pack.${pack}.${name}.${code}`)
  return (
    <>
      {returned && (
        <Card title={t('filing.returned', { reason: list('returnReasons', returned.reason) })} tone="soon">
          <p className="quiet">
            <Instant at={returned.at} now={now} zone={zone} />
          </p>
          <p className="pre-line">{returned.text}</p>
        </Card>
      )}
      {clarifications.map((round) => (
        <Round key={round.askedAt} {...{ round, pack, now, zone, providerZone }} />
      ))}
      {contests.map(({ at, ground, text }) => (
        <Card key={at} title={t('record.form.contest')} tone="soon">
          <p className="quiet">
            <Instant at={at} now={now} zone={zone} />
          </p>
          <p>{t('case.answer.ground', { ground: list('contestGrounds', ground) })}</p>
          <p className="pre-line">{text}</p>
        </Card>
      ))}
    </>
  )
}

interface RoundProps {
  readonly round: ClarificationRound
  readonly pack: string
  readonly now: string
  readonly zone: string
  readonly providerZone: string
}

function Round({ round, pack, now, zone, providerZone }: RoundProps) {
  const t = useWords()
  const fieldName = useFieldName()
  const { askedAt, answeredAt, questions, text, changes } = round
  return (
    <Card title={t('record.form.clarification')}>
      <p className="quiet">
        <Instant at={askedAt} now={now} zone={zone} />
      </p>
      <dl className="pairs">
        {questions.map((question) => (
          <div key={question.field}>
            <dt>{fieldName(question.field)}</dt>
            <dd className="pre-line">{question.text}</dd>
          </div>
        ))}
      </dl>
      {answeredAt === null ? (
        <p className="quiet">{t('case.clarification.open')}</p>
      ) : (
        <>
          <h3>{t('record.form.clarificationAnswer')}</h3>
          <p className="quiet">
            <Instant at={answeredAt} now={now} zone={zone} />
          </p>
          {text && <p className="pre-line">{text}</p>}
          {changes.length > 0 && <Changes {...{ changes, pack }} zone={providerZone} />}
        </>
      )}
    </Card>
  )
}
