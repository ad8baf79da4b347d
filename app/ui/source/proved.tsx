import type { SourceKnown, SourceProof } from '~machines/request/source-check'
import type { Acquaintance, PersonFacts } from '~machines/kit/facts'
import { named } from '~/ui/case/parties'
import { Card, Instant, Mono, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'

interface Shown {
  readonly now: string
  readonly zone: string
}

export interface ProvedProps extends Shown {
  readonly proofs: readonly SourceProof[]
  /** record of the request, by its hash; null until it is sealed */
  readonly record: string | null
  readonly source: SourceKnown
}

/** What the portal itself can prove of whoever asks. */
export function Proved({ proofs, record, source, now, zone }: ProvedProps) {
  const t = useWords()
  const { requester, authoriser, history } = source
  return (
    <>
      <ul className="facts">
        {proofs.map((proof) => (
          <li key={proof.event} className={proof.holds ? 'facts__holds' : 'facts__open'}>
            {t(`source.proof.${proof.event}`, { name: named(proof) })} <Instant at={proof.at} now={now} zone={zone} />{' '}
            <Tag tone={proof.holds ? 'done' : 'danger'}>
              {t(proof.holds ? 'source.proof.holds' : 'source.proof.broken')}
            </Tag>
            <details className="proof">
              <summary>{t('source.proof.details')}</summary>
              <dl className="pairs">
                <dt>{t('source.proof.key')}</dt>
                <dd className="mono">{proof.key}</dd>
                <dt>{t('source.proof.text')}</dt>
                <dd>
                  <Mono copy>{proof.text}</Mono>
                </dd>
              </dl>
            </details>
          </li>
        ))}
        <li className={record ? 'facts__holds' : 'facts__open'}>
          {record ? <a href={`/records/${record}`}>{t('source.seal')}</a> : t('source.seal.waits')}
        </li>
      </ul>
      <dl className="pairs">
        <dt>{t('source.history')}</dt>
        <dd>
          {t('source.history.served', { count: history.served })}
          {history.notVerified > 0 && <> {t('source.history.notVerified', { count: history.notVerified })}</>}
        </dd>
        <dt>{t('source.history.rate')}</dt>
        <dd>{t('source.history.day', { count: history.lastDay, mean: history.perDay })}</dd>
        <Known who={t('source.known.requester')} person={requester} {...{ now, zone }} />
        <Known who={t('source.known.authoriser')} person={authoriser} {...{ now, zone }} />
      </dl>
    </>
  )
}

function Known({ who, person, now, zone }: Shown & { readonly who: string; readonly person: Acquaintance }) {
  const t = useWords()
  const { memberSince, keySince, changedAt } = person
  const instants = [
    ['source.known.member', memberSince],
    ['source.known.key', keySince],
    ['source.known.changed', changedAt],
  ] as const
  return (
    <>
      <dt>{who}</dt>
      <dd>
        {instants.map(
          ([label, at]) =>
            at && (
              <span key={label} className="proof__line">
                {t(label)} <Instant at={at} now={now} zone={zone} />
              </span>
            ),
        )}
      </dd>
    </>
  )
}

/** What no portal can know: it is what the call is for. */
export function Unprovable({ requester }: { readonly requester: PersonFacts }) {
  const t = useWords()
  return (
    <Card title={t('source.unproved')}>
      <ul className="notes">
        {(['willing', 'facts', 'order'] as const).map((each) => (
          <li key={each}>{t(`source.unproved.${each}`, { name: requester.name })}</li>
        ))}
      </ul>
      <p className="quiet">
        {t('case.source.given') + t('shell.colon')}
        {[requester.phone, requester.email].filter(Boolean).join(' · ')}
      </p>
    </Card>
  )
}
