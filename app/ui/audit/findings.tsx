import type { TFunction } from 'i18next'
import { anomalyRules, limits } from '~machines/anomalies/limits'
import { packName } from '~/ui/case/facts'
import { Empty, Instant, Tag, useDayWords, type Tone } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface FindingRow {
  readonly id: string
  readonly state: string
  readonly closed: boolean
  readonly person: string
  readonly organisation: string
  readonly context: {
    readonly rule: string
    readonly day: string
    readonly numbers: Readonly<Record<string, number>>
  }
}

const tones: Readonly<Record<string, Tone>> = { found: 'action', escalated: 'danger', explained: 'done' }

export function FindingState({ state }: Pick<FindingRow, 'state'>) {
  const t = useWords()
  return <Tag tone={tones[state] ?? 'calm'}>{t(`state.${state}`)}</Tag>
}

/** What was found, what waits to be judged first. */
export function FindingTable({ findings }: { readonly findings: readonly FindingRow[] }) {
  const t = useWords()
  const days = useDayWords()
  if (findings.length === 0) return <Empty title={t('findings.none')}>{t('findings.none.text')}</Empty>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('findings.rule')}</th>
          <th scope="col">{t('findings.concerned')}</th>
          <th scope="col">{t('findings.day')}</th>
          <th scope="col">{t('findings.numbers')}</th>
          <th scope="col">{t('requests.state')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ id, state, person, organisation, context }) => (
          <tr key={id}>
            <td>
              <a href={`/audit/findings/${id}`}>{t(`finding.rule.${context.rule}`)}</a>
            </td>
            <td data-label={t('findings.concerned')}>
              {person}
              <span className="trail__fact">{organisation}</span>
            </td>
            <td data-label={t('findings.day')}>{days.of(context.day)}</td>
            <td data-label={t('findings.numbers')}>{numbersInWords(t, context.numbers)}</td>
            <td data-label={t('requests.state')}>
              <FindingState state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The numbers that met a rule; what did not match is not said. */
export function numbersInWords(t: TFunction, numbers: Readonly<Record<string, number>>): string {
  const told = Object.entries(numbers).filter(([name, value]) => value > 0 || !matches.has(name))
  return told.map(([name, value]) => t(`finding.number.${name}`, { value })).join('; ')
}

const matches = new Set(['surname', 'mail', 'phone'])

/** How each rule works, in words and with its numbers. */
export function RuleList() {
  const t = useWords()
  return (
    <dl className="pairs">
      {anomalyRules.map((rule) => (
        <div key={rule}>
          <dt>{t(`finding.rule.${rule}`)}</dt>
          <dd>{ruleInWords(t, rule)}</dd>
        </div>
      ))}
    </dl>
  )
}

export function ruleInWords(t: TFunction, rule: string): string {
  const { history, settled: _, ...rules } = limits
  const { share = 0, ...own } = (rules as Readonly<Record<string, Readonly<Record<string, number>>>>)[rule] ?? {}
  return t(`finding.rule.${rule}.how`, { history, share: share * 100, ...own })
}

export interface SampleProps {
  readonly sample: readonly {
    readonly caseId: string
    readonly number: string | null
    readonly at: string
    readonly person: string
    readonly organisation: string
    readonly reason: string
    readonly pack: string
  }[]
  readonly now: string
  readonly zone: string
}

/** Reveals drawn at random, each with its reason and the way to its trail. */
export function Sample({ sample, now, zone }: SampleProps) {
  const t = useWords()
  if (sample.length === 0) return <Empty title={t('findings.sample.none')} />
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('record.at')}</th>
          <th scope="col">{t('record.by')}</th>
          <th scope="col">{t('sight.reason')}</th>
          <th scope="col">{t('record.number')}</th>
        </tr>
      </thead>
      <tbody>
        {sample.map(({ caseId, number, at, person, organisation, reason, pack }) => (
          <tr key={`${caseId} ${at}`}>
            <td data-label={t('record.at')}>
              <Instant at={at} now={now} zone={zone} />
            </td>
            <td data-label={t('record.by')}>
              {person}
              <span className="trail__fact">{organisation}</span>
            </td>
            <td data-label={t('sight.reason')}>{t(`pack.${packName(pack)}.sightReasons.${reason}`)}</td>
            <td data-label={t('record.number')}>
              <a href={`/requests/${caseId}/trail`}>{number ?? t('requests.unnumbered')}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
