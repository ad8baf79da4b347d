import type { ReactNode } from 'react'
import type { Problem } from '~machines/kit/refusal'
import { Card, Instant, Mono, Page, Tag } from '~/ui/components'
import { SubNavigation, type SubNavigationEntry } from '~/ui/layout/sub-navigation'
import { rolesInWords } from '~/ui/people-words'
import { PriorityTag } from '~/ui/request/priority'
import { RestrictedNotice, RestrictedTag } from '~/ui/request/restricted'
import { SensitiveTag } from '~/ui/request/sensitive'
import { isUrgent, outcomeTone } from '~/ui/requests/tones'
import { useWords } from '~/ui/words'
import { ClockPanel } from './clock-panel'
import { packName, type CaseFacts } from './facts'
import { SightPanel } from './sight'
import { isWaitingForReader } from './todo-steps'

export interface CaseFrameProps {
  readonly facts: CaseFacts
  /** title of the page inside the case; the overview has none */
  readonly title?: string
  readonly problems?: readonly Problem[]
  /** says what is masked and offers to reveal it; `false` on the page that does nothing else */
  readonly panel?: boolean
  readonly children: ReactNode
}

/** The frame around every page of a request: identity, status, outcome, who must act, the clock, the way to its pages. */
export function CaseFrame({ facts, title, problems, panel = true, children }: CaseFrameProps) {
  const t = useWords()
  const name = facts.title || t('requests.untitled')
  const because = { defects: facts.openDefects, pack: packName(facts.pack) }
  const urgent = isUrgent(facts) && procedureName(t, facts)
  const document = [urgent, title, facts.number ?? name].filter(Boolean).join(' – ')
  return (
    <Page title={document} heading={false} problems={problems}>
      <header className="identity">
        <div className="identity__what">
          <Caption facts={facts} />
          <h1 className="identity__title">{name}</h1>
          <Standing facts={facts} />
        </div>
        {facts.clock && <ClockPanel clock={facts.clock} now={facts.now} zone={facts.zone} because={because} />}
      </header>
      <SubNavigation label={t('case.pages')} entries={pagesOf(facts, t)} />
      <RestrictedNotice source={facts.material} />
      {facts.disownedAt && <Disowned facts={facts} at={facts.disownedAt} />}
      {facts.withheld.length > 0 && (
        <p className="govuk-body inset">{t('case.withheld', { roles: rolesInWords(t, facts.withheld) })}</p>
      )}
      {panel && <SightPanel sight={facts.sight} caseId={facts.id} pack={packName(facts.pack)} />}
      {children}
    </Page>
  )
}

/** The agency's security contact says that nobody of the agency asked this. */
function Disowned({ facts: { agency, now, zone }, at }: { readonly facts: CaseFacts; readonly at: string }) {
  const t = useWords()
  return (
    <Card title={t('case.disowned')} tone="danger">
      <p>
        {t('case.disowned.text', { agency: agency.name })} <Instant at={at} now={now} zone={zone} />
      </p>
    </Card>
  )
}

function Caption({ facts: { number, procedure, side, agency, provider, service } }: { readonly facts: CaseFacts }) {
  const t = useWords()
  const parties = {
    agency: t('case.to', { provider: provider.name, service: service ?? '' }),
    provider: t('case.from', { agency: agency.name, country: agency.country }),
    oversight: t('case.between', { agency: agency.name, provider: provider.name }),
    portal: '',
  }
  return (
    <p className="identity__caption">
      {number ? <Mono copy>{number}</Mono> : <span>{t('requests.unnumbered')}</span>}
      <span>{procedureName(t, { procedure })}</span>
      <span>{parties[side]}</span>
    </p>
  )
}

function procedureName(t: ReturnType<typeof useWords>, { procedure }: Pick<CaseFacts, 'procedure'>): string {
  return t(`procedure.${procedure.split('@')[0]}`)
}

/** Status, outcome and who must act: three things, shown apart. */
function Standing({ facts }: { readonly facts: CaseFacts }) {
  const t = useWords()
  const { state, amending, outcome, professions, priority, material, pack } = facts
  const waits = isWaitingForReader(facts)
  return (
    <p className="identity__standing">
      {isUrgent(facts) && <Tag tone="danger">{procedureName(t, facts)}</Tag>}
      <Tag tone={waits ? 'action' : 'calm'}>{t(amending ? `state.amending.${state}` : `state.${state}`)}</Tag>
      <PriorityTag {...{ priority, pack }} />
      <SensitiveTag professions={professions} />
      <RestrictedTag source={material} />
      {outcome && <Tag tone={outcomeTone(outcome)}>{t(`outcome.${outcome}`)}</Tag>}
      <span>{waits ? <strong>{t('case.waiting.you')}</strong> : <Waiting {...facts} />}</span>
      {!outcome && <span className="quiet">{t('case.noOutcome')}</span>}
    </p>
  )
}

function Waiting({ turn }: Pick<CaseFacts, 'turn'>) {
  const t = useWords()
  return <>{turn ? t('case.waiting', { role: t(`role.${turn}`) }) : t('case.waiting.nobody')}</>
}

function pagesOf({ id, tabs }: CaseFacts, t: ReturnType<typeof useWords>): SubNavigationEntry[] {
  const base = `/requests/${id}`
  const entry = (page: string, count?: number) => ({
    href: `${base}/${page}`,
    text: count ? t('case.page.counted', { page: t(`case.page.${page}`), count }) : t(`case.page.${page}`),
  })
  return [
    { href: base, text: t('case.page.overview') },
    entry('content'),
    entry('orders', tabs.orders),
    ...(tabs.source ? [entry('source')] : []),
    ...(tabs.decision ? [entry('decision')] : []),
    ...(tabs.production ? [entry('production')] : []),
    ...(tabs.messages === null ? [] : [entry('messages', tabs.messages)]),
    ...(tabs.notes === null ? [] : [entry('notes', tabs.notes)]),
    ...(tabs.documents === 0 ? [] : [entry('documents', tabs.documents)]),
    entry('trail'),
    ...(tabs.sightings ? [entry('sightings')] : []),
  ]
}
