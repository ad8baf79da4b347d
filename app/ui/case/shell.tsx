import type { ReactNode } from 'react'
import type { Clock } from '~machines/kit/clock'
import type { Problem } from '~machines/kit/refusal'
import type { Role } from '~machines/kit/words'
import type { Source } from '~machines/policy/source'
import { ClockPanel } from '~/ui/case/clock-panel'
import { Page } from '~/ui/components'
import { SubNavigation, type SubNavigationEntry } from '~/ui/layout/sub-navigation'
import { rolesInWords } from '~/ui/people-words'
import { useWords } from '~/ui/words'

export interface CaseShellProps {
  /** by which the case is called */
  readonly name: string
  readonly number: string | null
  /** title of the page inside the case; the overview has none */
  readonly title?: string
  readonly problems?: readonly Problem[]
  /** number, procedure and parties in one line */
  readonly caption: ReactNode
  /** status, outcome, who must act */
  readonly standing: ReactNode
  readonly clock: (Clock & { readonly source: Source }) | null
  readonly now: string
  readonly zone: string
  /** what its pages are called together */
  readonly label: string
  readonly pages: readonly SubNavigationEntry[]
  /** roles in which the reader might do more, had they signed in with the passkey their organisation demands */
  readonly withheld: readonly Role[]
  readonly children: ReactNode
}

/** The frame around every page of a case that is no request at home: identity, standing, the clock, the way to its pages. */
export function CaseShell(props: CaseShellProps) {
  const { name, number, title, problems, caption, standing, clock, now, zone, label, pages, withheld, children } = props
  const t = useWords()
  return (
    <Page title={[title, number ?? name].filter(Boolean).join(' – ')} heading={false} problems={problems}>
      <header className="identity">
        <div className="identity__what">
          <p className="identity__caption">{caption}</p>
          <h1 className="identity__title">{name}</h1>
          <p className="identity__standing">{standing}</p>
        </div>
        {clock && <ClockPanel {...{ clock, now, zone }} />}
      </header>
      <SubNavigation label={label} entries={[...pages]} />
      {withheld.length > 0 && (
        <p className="govuk-body inset">{t('case.withheld', { roles: rolesInWords(t, withheld) })}</p>
      )}
      {children}
    </Page>
  )
}

/** Whose turn it is, said to the reader. */
export function WhoseTurn({ waits, turn }: { readonly waits: boolean; readonly turn: Role | null }) {
  const t = useWords()
  if (waits) return <strong>{t('case.waiting.you')}</strong>
  return <>{turn ? t('case.waiting', { role: t(`role.${turn}`) }) : t('case.waiting.nobody')}</>
}

/** The page of a case under its base, with how many things are on it. */
export function pageEntry(t: ReturnType<typeof useWords>, base: string) {
  return (page: string, count?: number): SubNavigationEntry => ({
    href: `${base}/${page}`,
    text: count ? t('case.page.counted', { page: t(`case.page.${page}`), count }) : t(`case.page.${page}`),
  })
}
