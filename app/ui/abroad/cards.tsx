import type { PersonFacts } from '~machines/kit/facts'
import type { InternationalDossier } from '~machines/international/case'
import { named, RegisterEntry } from '~/ui/case/parties'
import { ButtonLink, Card, Instant, Mono, SummaryList, type SummaryRow } from '~/ui/components'
import { useDayWords } from '~/ui/components/instant'
import { useWords } from '~/ui/words'
import type { AbroadFacts } from './facts'

interface Shown {
  readonly now: string
  readonly zone: string
}

/** The three authorities, and how to reach the other side. */
export function Authorities({
  facts,
  requester,
}: {
  readonly facts: AbroadFacts
  readonly requester: PersonFacts | null
}) {
  const t = useWords()
  const { agency, ownPoint, asked, side } = facts
  const parties = [
    [t('record.abroad.agency'), `${agency.name} (${agency.country})`],
    [t('record.requester'), requester ? named(requester) : ''],
    [t('record.abroad.ownPoint'), ownPoint ? `${ownPoint.name} (${ownPoint.country})` : ''],
    [t('record.abroad.asked'), `${asked.name} (${asked.country})`],
  ]
  return (
    <Card title={t('abroad.authorities')}>
      {parties
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <p key={label}>
            <span className="quiet small">{label}</span>
            <br />
            {value}
          </p>
        ))}
      <RegisterEntry agency={side === 'provider' ? (ownPoint ?? agency) : asked} />
    </Card>
  )
}

/** What was asked back, the latest first, with what was said to it. */
export function AskedBack({ asked, now, zone }: Pick<InternationalDossier, 'asked'> & Shown) {
  const t = useWords()
  return asked.toReversed().map(({ kind, ground, at, by, text, answer }) => (
    <Card key={at} title={t(`abroad.asked.${kind}`)} tone={answer ? 'plain' : 'soon'}>
      <p className="quiet">
        {named(by)}, <Instant {...{ at, now, zone }} />
      </p>
      {ground !== '' && <p>{t(`abroad.consultation.${ground}`)}</p>}
      <p className="pre-line">{text}</p>
      {answer && (
        <p className="pre-line">
          <strong>{t('abroad.answer', { name: named(answer.by) })}</strong> {answer.text}
        </p>
      )}
    </Card>
  ))
}

export interface OrdersAtHomeProps {
  readonly lines: readonly {
    readonly id: string
    readonly number: string | null
    readonly state: string
    readonly provider: string
  }[]
  /** where such an order is opened; null for whoever may not */
  readonly open: string | null
}

/** Orders of the authority that is asked, under its own law: each goes the whole way of a request, its source check included. */
export function OrdersAtHome({ lines, open }: OrdersAtHomeProps) {
  const t = useWords()
  if (lines.length === 0 && !open) return null
  return (
    <Card title={t('abroad.executions')} tone={open && lines.length === 0 ? 'action' : 'plain'}>
      <p>{t('abroad.executions.text')}</p>
      {lines.length > 0 && (
        <ul className="notes">
          {lines.map(({ id, number, state, provider }) => (
            <li key={id}>
              <a href={`/requests/${id}`}>{number ? <Mono>{number}</Mono> : t('requests.unnumbered')}</a> · {provider} ·{' '}
              {t(`state.${state}`)}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <ButtonLink href={open} tone={lines.length === 0 ? 'action' : 'calm'}>
          {t('abroad.executions.open')}
        </ButtonLink>
      )}
    </Card>
  )
}

/** What the order at home has brought, item by item; identifiers by their number alone. */
export function Executed({ execution, now, zone }: Pick<InternationalDossier, 'execution'> & Shown) {
  const t = useWords()
  if (!execution) return null
  const { at, by, number, provider, kept, until, outcome, text } = execution
  const rows: readonly (SummaryRow | false)[] = [
    { key: t('record.abroad.execution'), value: <Mono>{number}</Mono> },
    { key: t('abroad.custodian'), value: provider },
    outcome !== null && { key: t('record.outcome'), value: t(`outcome.${outcome}`) },
    until !== null && {
      key: t('record.abroad.orderUntil'),
      value: <Instant at={until} {...{ now, zone }} show="both" />,
    },
    ...Object.entries(kept).map(([item, code]): SummaryRow => {
      const [identifier = '', category = ''] = item.split('.')
      return { key: `${identifier} · ${t(`category.${category}`)}`, value: t(`kept.${code}`) }
    }),
    text !== '' && { key: t('record.text'), value: <span className="pre-line">{text}</span> },
  ]
  return (
    <Card title={t('abroad.executed')} tone={outcome ? 'plain' : 'done'}>
      <p className="quiet">
        {named(by)}, <Instant {...{ at, now, zone }} />
      </p>
      <SummaryList rows={rows.filter((row) => row !== false)} compact />
    </Card>
  )
}

/** Who else carried the communication. */
export function PathsAbroad({ paths, now, zone }: Pick<InternationalDossier, 'paths'> & Shown) {
  const t = useWords()
  if (paths.length === 0) return null
  return (
    <Card title={t('abroad.paths')}>
      {paths.map(({ at, name, text }) => (
        <div key={at}>
          <p>
            <strong>{name}</strong>{' '}
            <span className="quiet">
              <Instant {...{ at, now, zone }} />
            </span>
          </p>
          <p className="pre-line">{text}</p>
        </div>
      ))}
    </Card>
  )
}

/** What is said of mutual assistance, the latest first. */
export function Assistance({ assistance, now, zone }: Pick<InternationalDossier, 'assistance'> & Shown) {
  const t = useWords()
  const days = useDayWords()
  if (assistance.length === 0) return null
  return (
    <Card title={t('abroad.assistance')}>
      <ul className="notes">
        {assistance.toReversed().map(({ at, state, authority, reference, on, text }) => (
          <li key={at}>
            <strong>{t(`abroad.assistance.${state}`)}</strong> · {authority} · <Mono>{reference}</Mono> · {days.of(on)}
            <br />
            <span className="quiet">
              <Instant {...{ at, now, zone }} />
            </span>
            {text !== '' && <p className="pre-line">{text}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Why it was refused, or need not go on. */
export function Ended({ refusal, ending, now, zone }: Pick<InternationalDossier, 'refusal' | 'ending'> & Shown) {
  const t = useWords()
  const said = refusal ?? ending
  if (!said) return null
  return (
    <Card title={t(refusal ? 'event.point.refuse.done' : 'abroad.ending')} tone={refusal ? 'danger' : 'soon'}>
      <p className="quiet">
        {named(said.by)}, <Instant at={said.at} {...{ now, zone }} />
      </p>
      {refusal && <p>{t(`abroad.refusal.${refusal.ground}`)}</p>}
      <p className="pre-line">{said.text}</p>
    </Card>
  )
}
