import type { ReactNode } from 'react'
import type { Problem } from '~machines/kit/refusal'
import { CaseShell, pageEntry, WhoseTurn } from '~/ui/case/shell'
import { Mono, Tag } from '~/ui/components'
import { outcomeTone } from '~/ui/requests/tones'
import { useWords } from '~/ui/words'
import type { AbroadFacts } from './facts'
import { isWaitingForReader } from './steps'

export interface AbroadFrameProps {
  readonly facts: AbroadFacts
  /** title of the page inside the case; the overview has none */
  readonly title?: string
  readonly problems?: readonly Problem[]
  readonly children: ReactNode
}

/**
 * The frame around every page of a request abroad. It is called by its countries: what it is about stands on the pages of
 * its compartments, of which none shows what the other has.
 */
export function AbroadFrame({ facts, title, problems, children }: AbroadFrameProps) {
  const t = useWords()
  const { id, number, clock, now, zone, withheld, documents, agency, asked } = facts
  const entry = pageEntry(t, `/abroad/${id}`)
  return (
    <CaseShell
      {...{ number, title, problems, clock, now, zone, withheld }}
      name={t('abroad.name', { from: agency.country, to: asked.country })}
      caption={<Caption facts={facts} />}
      standing={<Standing facts={facts} />}
      label={t('abroad.pages')}
      pages={[
        { href: `/abroad/${id}`, text: t('case.page.overview') },
        { href: `/abroad/${id}/order`, text: t('abroad.order') },
        { href: `/abroad/${id}/support`, text: t('abroad.support') },
        ...(documents === 0 ? [] : [entry('documents', documents)]),
        entry('trail'),
      ]}
    >
      {children}
    </CaseShell>
  )
}

function Caption({ facts: { number, procedure, agency, asked } }: { readonly facts: AbroadFacts }) {
  const t = useWords()
  return (
    <>
      {number ? <Mono copy>{number}</Mono> : <span>{t('requests.unnumbered')}</span>}
      <span>{t(`procedure.${procedure.split('@')[0]}`)}</span>
      <span>
        {agency.name} → {asked.name}
      </span>
    </>
  )
}

/** Status, outcome and who must act: three things, shown apart. */
function Standing({ facts }: { readonly facts: AbroadFacts }) {
  const t = useWords()
  const { state, outcome, turn } = facts
  const waits = isWaitingForReader(facts)
  return (
    <>
      <Tag tone={waits ? 'action' : 'calm'}>{t(`state.${state}`)}</Tag>
      {outcome && <Tag tone={outcomeTone(outcome)}>{t(`outcome.${outcome}`)}</Tag>}
      {/* with which authority it is, its state says */}
      {(waits || turn === null) && (
        <span>
          <WhoseTurn {...{ waits, turn }} />
        </span>
      )}
    </>
  )
}
