import type { ReactNode } from 'react'
import type { Problem } from '~machines/kit/refusal'
import { packName } from '~/ui/case/facts'
import { CaseShell, pageEntry, WhoseTurn } from '~/ui/case/shell'
import { Mono, Tag } from '~/ui/components'
import type { SubNavigationEntry } from '~/ui/layout/sub-navigation'
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
  const { number, clock, now, zone, withheld } = facts
  return (
    <CaseShell
      {...{ number, title, problems, clock, now, zone, withheld }}
      name={incidentName(t, facts)}
      caption={<Caption facts={facts} />}
      standing={<Standing facts={facts} />}
      label={t('report.pages')}
      pages={pagesOf(facts, t)}
    >
      {children}
    </CaseShell>
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
    <>
      {number ? <Mono copy>{number}</Mono> : <span>{t('report.unnumbered')}</span>}
      <span>{t(`procedure.${procedure.split('@')[0]}`)}</span>
      <span>{parties[side]}</span>
    </>
  )
}

/** Status, outcome and who must act: three things, shown apart. */
function Standing({ facts }: { readonly facts: ReportFacts }) {
  const t = useWords()
  const { state, outcome, urgent, material, turn } = facts
  const waits = isWaitingForReader(facts)
  return (
    <>
      <Tag tone={waits ? 'action' : 'calm'}>{t(`state.${state}`)}</Tag>
      {outcome && outcome !== state && <Tag tone={outcomeTone(outcome)}>{t(`outcome.${outcome}`)}</Tag>}
      {urgent && <Tag tone="danger">{t('report.urgent.tag')}</Tag>}
      {material && <Tag tone="soon">{t('material.tag')}</Tag>}
      <span>
        <WhoseTurn {...{ waits, turn }} />
      </span>
    </>
  )
}

function pagesOf({ id, tabs }: ReportFacts, t: ReturnType<typeof useWords>): SubNavigationEntry[] {
  const base = `/reports/${id}`
  const entry = pageEntry(t, base)
  return [
    { href: base, text: t('case.page.overview') },
    ...(tabs.messages === null ? [] : [entry('messages', tabs.messages)]),
    ...(tabs.documents === 0 ? [] : [entry('documents', tabs.documents)]),
    entry('trail'),
  ]
}
