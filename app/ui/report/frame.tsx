import type { ReactNode } from 'react'
import type { Problem } from '~machines/kit/refusal'
import { ClockPanel } from '~/ui/case/clock-panel'
import { packName } from '~/ui/case/facts'
import { Mono, Page, Tag } from '~/ui/components'
import { SubNavigation, type SubNavigationEntry } from '~/ui/layout/sub-navigation'
import { rolesInWords } from '~/ui/people-words'
import { outcomeTone } from '~/ui/requests/tones'
import { useWords } from '~/ui/words'
import type { ReportFacts } from './facts'
import { isWaitingForReader } from './steps'

export interface ReportFrameProps {
  readonly facts: ReportFacts
  /** title of the page inside the report; the overview has none */
  readonly title?: string
  readonly problems?: readonly Problem[]
  readonly children: ReactNode
}

/** The frame around every page of a report: identity, status, outcome, who must act, the clock, the way to its pages. */
export function ReportFrame({ facts, title, problems, children }: ReportFrameProps) {
  const t = useWords()
  const name = incidentName(t, facts)
  return (
    <Page title={[title, facts.number ?? name].filter(Boolean).join(' – ')} heading={false} problems={problems}>
      <header className="identity">
        <div className="identity__what">
          <Caption facts={facts} />
          <h1 className="identity__title">{name}</h1>
          <Standing facts={facts} />
        </div>
        {facts.clock && <ClockPanel clock={facts.clock} now={facts.now} zone={facts.zone} />}
      </header>
      <SubNavigation label={t('report.pages')} entries={pagesOf(facts, t)} />
      {facts.withheld.length > 0 && (
        <p className="govuk-body inset">{t('case.withheld', { roles: rolesInWords(t, facts.withheld) })}</p>
      )}
      {children}
    </Page>
  )
}

/** The kind of incident by which a report is called. */
export function incidentName(
  t: ReturnType<typeof useWords>,
  { incident, pack }: Pick<ReportFacts, 'incident' | 'pack'>,
): string {
  return incident === '' ? t('report.untitled') : t(`pack.${packName(pack)}.incidents.${incident}`)
}

function Caption({ facts: { number, procedure, side, agency, provider } }: { readonly facts: ReportFacts }) {
  const t = useWords()
  const parties = {
    agency: t('report.by', { provider: provider.name }),
    provider: t('report.to', { agency: agency.name }),
    oversight: t('report.between', { provider: provider.name, agency: agency.name }),
    portal: '',
  }
  return (
    <p className="identity__caption">
      {number ? <Mono copy>{number}</Mono> : <span>{t('report.unnumbered')}</span>}
      <span>{t(`procedure.${procedure.split('@')[0]}`)}</span>
      <span>{parties[side]}</span>
    </p>
  )
}

/** Status, outcome and who must act: three things, shown apart. */
function Standing({ facts }: { readonly facts: ReportFacts }) {
  const t = useWords()
  const { state, outcome, urgent, material, turn } = facts
  const waits = isWaitingForReader(facts)
  return (
    <p className="identity__standing">
      <Tag tone={waits ? 'action' : 'calm'}>{t(`state.${state}`)}</Tag>
      {outcome && outcome !== state && <Tag tone={outcomeTone(outcome)}>{t(`outcome.${outcome}`)}</Tag>}
      {urgent && <Tag tone="danger">{t('report.urgent.tag')}</Tag>}
      {material && <Tag tone="soon">{t('report.material.tag')}</Tag>}
      <span>
        {waits ? (
          <strong>{t('case.waiting.you')}</strong>
        ) : turn ? (
          t('case.waiting', { role: t(`role.${turn}`) })
        ) : (
          t('case.waiting.nobody')
        )}
      </span>
    </p>
  )
}

function pagesOf({ id, tabs }: ReportFacts, t: ReturnType<typeof useWords>): SubNavigationEntry[] {
  const base = `/reports/${id}`
  const entry = (page: string, count?: number) => ({
    href: `${base}/${page}`,
    text: count ? t('case.page.counted', { page: t(`case.page.${page}`), count }) : t(`case.page.${page}`),
  })
  return [
    { href: base, text: t('case.page.overview') },
    ...(tabs.messages === null ? [] : [entry('messages', tabs.messages)]),
    ...(tabs.documents === 0 ? [] : [entry('documents', tabs.documents)]),
    entry('trail'),
  ]
}
