import type { ReactNode } from 'react'
import type { Problem } from '~machines/kit/refusal'
import { Page, Tag } from '~/ui/components'
import { SubNavigation } from '~/ui/layout/sub-navigation'
import { rolesInWords } from '~/ui/people-words'
import { useWords } from '~/ui/words'
import type { FileFacts } from './facts'
import { fileTones } from './tones'

export interface FileFrameProps {
  readonly facts: FileFacts
  /** title of the page inside the file; the overview has none */
  readonly title?: string
  readonly problems?: readonly Problem[]
  readonly children: ReactNode
}

/** The frame around every page of an investigation: what it is called, who leads it, where it stands. */
export function FileFrame({ facts, title, problems, children }: FileFrameProps) {
  const t = useWords()
  const { id, state, reference, agency, leader, withheld, side } = facts
  const parts = [
    ...[t('procedure.file'), reference && t('file.reference.said', { reference })],
    ...[side === 'oversight' ? agency.name : '', t('file.leader.said', { name: leader })],
  ]
  return (
    <Page title={[title, facts.title].filter(Boolean).join(' – ')} heading={false} problems={problems}>
      <header className="identity">
        <div className="identity__what">
          <p className="identity__caption">
            {parts.filter(Boolean).map((part) => (
              <span key={part}>{part}</span>
            ))}
          </p>
          <h1 className="identity__title">{facts.title}</h1>
          <p className="identity__standing">
            <Tag tone={fileTones[state] ?? 'calm'}>{t(`state.${state}`)}</Tag>
            <span>{t(`state.${state}.description`)}</span>
          </p>
        </div>
      </header>
      <SubNavigation
        label={t('file.pages')}
        entries={[
          { href: `/files/${id}`, text: t('case.page.overview') },
          { href: `/files/${id}/trail`, text: t('case.page.trail') },
        ]}
      />
      {withheld.length > 0 && (
        <p className="govuk-body inset">{t('case.withheld', { roles: rolesInWords(t, withheld) })}</p>
      )}
      {children}
    </Page>
  )
}
