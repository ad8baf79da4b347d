import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import { named, RegisterEntry } from '~/ui/case/parties'
import { Button, ButtonLink, Card, HiddenFields, Mono } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { ReportFacts } from './facts'

/** Who reports, or to whom, with the register's entry of the other side. */
export function OtherSide({
  facts: { side, provider, agency },
  author,
  sender,
}: {
  readonly facts: ReportFacts
  readonly author: PersonFacts | null
  readonly sender: PersonFacts | null
}) {
  const t = useWords()
  const other = side === 'provider' ? agency : provider
  return (
    <Card title={t(side === 'provider' ? 'report.addressee' : 'report.reporting')}>
      <p>{other.name}</p>
      {side !== 'provider' && author && <p>{t('report.author', { name: named(author) })}</p>}
      {side !== 'provider' && sender && <p>{t('report.sender', { name: named(sender) })}</p>}
      <RegisterEntry agency={other} />
    </Card>
  )
}

/** What follows from a report, and what does not: no side branch leads around the check of a request's source. */
export function NoDuty({ facts: { side, roles, state } }: { readonly facts: ReportFacts }) {
  const t = useWords()
  const investigates = state === 'opened' && side === 'agency'
  return (
    <Card title={t('report.duty')} tone={investigates ? 'action' : 'plain'}>
      <p>{t('report.duty.text')}</p>
      {investigates && <p>{t('report.duty.request')}</p>}
      {investigates && roles.includes('officer') && (
        <ButtonLink href="/requests/new" tone="calm">
          {t('requests.new')}
        </ButtonLink>
      )}
    </Card>
  )
}

export interface RepeatProps {
  readonly id: string
  readonly to: Pick<OrganisationFacts, 'id' | 'name'>
  readonly caseId: string
  readonly token: string
}

/** One press opens the same report to the agency named, as a report of its own that goes the whole way. */
export function Repeat({ id, to, caseId, token }: RepeatProps) {
  const t = useWords()
  return (
    <Card title={t('report.repeat')} tone="action">
      <p>{t('report.repeat.text', { agency: to.name })}</p>
      <form method="post" action="/reports/new" noValidate>
        <HiddenFields fields={{ caseId, token, agency: to.id, origin: id }} />
        <Button>{t('report.repeat.do', { agency: to.name })}</Button>
      </form>
    </Card>
  )
}

export interface RepeatedProps {
  readonly lines: readonly {
    readonly id: string
    readonly number: string | null
    readonly state: string
    readonly agency: string
    readonly later: boolean
  }[]
}

/** The report that this one repeats, and those that repeat it. */
export function Repeated({ lines }: RepeatedProps) {
  const t = useWords()
  if (lines.length === 0) return null
  return (
    <Card title={t('report.repeated')}>
      <ul className="notes">
        {lines.map(({ id, number, state, agency, later }) => (
          <li key={id}>
            {t(later ? 'report.repeated.later' : 'report.repeated.earlier', { agency })}{' '}
            <a href={`/reports/${id}`}>{number ? <Mono>{number}</Mono> : t('report.unnumbered')}</a> (
            {t(`state.${state}`)})
          </li>
        ))}
      </ul>
    </Card>
  )
}
