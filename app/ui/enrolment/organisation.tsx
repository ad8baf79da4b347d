import { Card, Empty, FormAction, Instant, Mono, SummaryList, Tag, type SummaryRow, type Tone } from '~/ui/components'
import { useWords } from '~/ui/words'
import type {
  DomainClaim,
  OpenChange,
  OrganisationContext,
  ProposedChange,
  SecurityContact,
  Vetting,
} from '~machines/organisation/case'
import type { OrganisationProfile } from '~machines/organisation/case'

export const stateTones: Readonly<Record<string, Tone>> = {
  ...{ proposed: 'soon', active: 'done', suspended: 'danger', rejected: 'calm', withdrawn: 'calm' },
}

/** Where the pages of an organisation lie: the operator's, or its administrator's own. */
export interface At {
  readonly base: string
  readonly offers: readonly string[]
  readonly version: number
  readonly token: string
  readonly now: string
  /** of the reader's organisation */
  readonly zone: string
}

function useSecurityContactWords() {
  const t = useWords()
  return (contact: SecurityContact | null) =>
    contact ? `${contact.name}, ${contact.mail}, ${contact.phone}` : t('enrolment.securityContact.none')
}

export interface StandingProps {
  readonly state: string
  readonly profile: OrganisationProfile
  readonly context: OrganisationContext
  readonly now: string
  /** of the reader's organisation */
  readonly zone: string
}

/** Where the organisation stands: who is told, since when, until when it is vetted, its emergency right, whether it stands for its country. */
export function StandingList({ state, profile, context, now, zone }: StandingProps) {
  const t = useWords()
  const words = useSecurityContactWords()
  const { vettingClock, activeSince, emergency, network, side } = context
  const over = vettingClock !== null && now >= vettingClock.due
  const rows: SummaryRow[] = [
    { key: t('people.state'), value: <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag> },
    { key: t('enrolment.securityContact'), value: words(profile.securityContact) },
    ...(activeSince
      ? [{ key: t('enrolment.activeSince'), value: <Instant at={activeSince} {...{ now, zone }} show="both" /> }]
      : []),
    ...(vettingClock
      ? [
          {
            key: t('enrolment.vettedUntil'),
            value: (
              <>
                <Instant at={vettingClock.due} {...{ now, zone }} show="both" />{' '}
                {over && <Tag tone="danger">{t('enrolment.reverificationDue')}</Tag>}
              </>
            ),
          },
        ]
      : []),
    ...(side === 'agency'
      ? [
          { key: t('enrolment.emergencyRight'), value: t(`enrolment.emergency.${emergencyOf(emergency)}`) },
          { key: t('enrolment.network'), value: t(`enrolment.network.${networkOf(network)}`) },
        ]
      : []),
  ]
  return <SummaryList rows={rows} />
}

function emergencyOf({ right, proposedBy }: OrganisationContext['emergency']): string {
  return right ? 'right' : proposedBy ? 'proposed' : 'none'
}

function networkOf({ since, proposedBy }: OrganisationContext['network']): string {
  return since ? 'appointed' : proposedBy ? 'proposed' : 'none'
}

/** What stands between a proposal and its admission. */
export function Checklist({
  context,
  profile,
  domains,
}: Pick<StandingProps, 'context' | 'profile'> & { readonly domains: readonly DomainClaim[] }) {
  const t = useWords()
  const points = [
    ['vetting', context.vetting?.confirmed === true],
    ['securityContact', profile.securityContact !== null],
    ['domain', domains.some(({ effective }) => effective)],
  ] as const
  return (
    <Card title={t('enrolment.checklist')} tone="action">
      <ul className="govuk-list">
        {points.map(([point, done]) => (
          <li key={point}>
            <Tag tone={done ? 'done' : 'soon'}>{t(done ? 'enrolment.done' : 'enrolment.missing')}</Tag>{' '}
            {t(`enrolment.checklist.${point}`)}
          </li>
        ))}
      </ul>
      <p className="quiet">{t('enrolment.checklist.second')}</p>
    </Card>
  )
}

/** Links to the steps that can be taken, in this order. */
export function StepLinks({ at, events }: { readonly at: At; readonly events: readonly string[] }) {
  const t = useWords()
  const here = events.filter((event) => at.offers.includes(event))
  if (here.length === 0) return null
  return (
    <ul className="govuk-list">
      {here.map((event) => (
        <li key={event}>
          <a href={`${at.base}/step/${event}`}>{t(`event.${event}`)}</a>
        </li>
      ))}
    </ul>
  )
}

/** Domains with how they were proved, what an open one has to show, and the ways to prove it. */
export function Domains({ domains, at }: { readonly domains: readonly DomainClaim[]; readonly at: At }) {
  const t = useWords()
  return (
    <>
      {domains.length === 0 && <Empty title={t('enrolment.domains.none')} />}
      {domains.map((claim) => (
        <Card key={claim.domain} title={claim.domain} level={3} tone={claim.effective ? 'done' : 'soon'}>
          {claim.provenAt ? <ProvenDomain {...{ claim, at }} /> : <OpenDomain {...{ claim, at }} />}
        </Card>
      ))}
      <StepLinks at={at} events={['domain.claim']} />
    </>
  )
}

interface DomainProps {
  readonly claim: DomainClaim
  readonly at: At
}

function ProvenDomain({ claim: { domain, method, provenAt, effective }, at }: DomainProps) {
  const t = useWords()
  const changes = at.offers.includes('change.propose')
  const change = effective ? 'domainRemoved' : 'domainAdded'
  return (
    <>
      <p>
        {t(`enrolment.method.${method}`)}, <Instant at={provenAt!} now={at.now} zone={at.zone} />
        {!effective && `. ${t('enrolment.domain.waits')}`}
      </p>
      {changes && (
        <p>
          <a href={`${at.base}/step/change.propose?what=${change}&domain=${domain}`}>
            {t(`enrolment.change.${change}`)}
          </a>
        </p>
      )}
    </>
  )
}

function OpenDomain({ claim: { domain, value, attestedBy }, at }: DomainProps) {
  const t = useWords()
  const proof = `liaison-domain=${value}`
  return (
    <>
      <p>{t('enrolment.domain.show')}</p>
      <SummaryList
        compact
        rows={[
          { key: t('enrolment.domain.dns'), value: <Mono>{`_liaison.${domain}`}</Mono> },
          { key: t('enrolment.domain.file'), value: <Mono>{`https://${domain}/.well-known/liaison.txt`}</Mono> },
          { key: t('enrolment.domain.value'), value: <Mono copy>{proof}</Mono> },
        ]}
      />
      <div className="button-row">
        <FormAction fields={{ intent: 'prove', domain, token: at.token }} about={domain}>
          {t('enrolment.domain.look')}
        </FormAction>
        {at.offers.includes('domain.attest') && attestedBy === null && (
          <a href={`${at.base}/step/domain.attest?domain=${domain}`}>{t('event.domain.attest')}</a>
        )}
        {at.offers.includes('domain.prove') && attestedBy !== null && (
          <a href={`${at.base}/step/domain.prove?domain=${domain}`}>{t('event.domain.prove')}</a>
        )}
      </div>
    </>
  )
}

export interface ChangesProps {
  readonly open: readonly OpenChange[]
  readonly changes: readonly ProposedChange[]
  readonly names: Readonly<Record<string, string>>
  readonly at: At
}

/** Changes that are announced, from when they can be confirmed, and the ways to propose one. */
export function Changes({ open, changes, names, at }: ChangesProps) {
  const t = useWords()
  const proposes = at.offers.includes('change.propose')
  return (
    <>
      {open.length === 0 && <p className="govuk-body">{t('enrolment.changes.none')}</p>}
      {open.map(({ id, what, by, due }) => (
        <Card key={id} title={t(`enrolment.announced.${what}`)} level={3} tone="soon">
          <SummaryList
            compact
            rows={[
              { key: t('enrolment.change.to'), value: <ChangeValue change={changes.find((c) => c.change === id)!} /> },
              { key: t('enrolment.field.reason'), value: changes.find((c) => c.change === id)!.reason },
              { key: t('enrolment.change.by'), value: names[by] ?? '' },
              { key: t('enrolment.change.due'), value: <Instant at={due} now={at.now} zone={at.zone} show="both" /> },
            ]}
          />
          <p className="button-row">
            {at.offers.includes('change.confirm') && at.now >= due && (
              <a href={`${at.base}/step/change.confirm?change=${id}`}>{t('event.change.confirm')}</a>
            )}
            {at.offers.includes('change.cancel') && (
              <a href={`${at.base}/step/change.cancel?change=${id}`}>{t('event.change.cancel')}</a>
            )}
          </p>
        </Card>
      ))}
      {proposes && (
        <ul className="govuk-list">
          {(['switchboard', 'securityContact', 'key'] as const).map((what) => (
            <li key={what}>
              <a href={`${at.base}/step/change.propose?what=${what}`}>{t(`enrolment.change.${what}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ChangeValue({ change }: { readonly change: ProposedChange }) {
  const words = useSecurityContactWords()
  const t = useWords()
  switch (change.what) {
    case 'switchboard':
      return change.switchboard
    case 'securityContact':
      return words(change.securityContact)
    case 'key':
      return t('enrolment.change.key.new')
    default:
      return <Mono>{change.domain}</Mono>
  }
}

export interface VettingsProps extends Pick<At, 'now' | 'zone'> {
  readonly vettings: readonly Vetting[]
}

/** Every call that was made, the newest first. */
export function Vettings({ vettings, now, zone }: VettingsProps) {
  const t = useWords()
  if (vettings.length === 0) return <p className="govuk-body">{t('enrolment.vettings.none')}</p>
  return [...vettings].reverse().map((vetting, index) => (
    <Card key={index} level={3} title={t(`enrolment.result.${vetting.result}`)}>
      <SummaryList
        compact
        rows={[
          { key: t('enrolment.field.at'), value: <Instant at={vetting.at} {...{ now, zone }} show="both" /> },
          { key: t('enrolment.field.source'), value: vetting.source },
          { key: t('enrolment.field.number'), value: vetting.number },
          { key: t('enrolment.field.reached'), value: vetting.reached },
          {
            key: t('enrolment.field.documents'),
            value: vetting.documents.map(({ kind, reference }) => (
              <div key={`${kind} ${reference}`}>
                {t(`pack.practice.vettingDocuments.${kind}`) + t('shell.colon') + reference}
              </div>
            )),
          },
          ...(vetting.text ? [{ key: t('enrolment.field.text'), value: vetting.text }] : []),
        ]}
      />
    </Card>
  ))
}
