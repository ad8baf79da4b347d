import { createContext, useContext, type ReactNode } from 'react'
import type { Language, Role, Side } from '~machines/kit/words'
import { Footer } from './footer'
import { Header } from './header'
import { PracticeBanner } from './practice-banner'
import { useWords } from '~/ui/words'

/** What the frame around every page needs to know. */
export interface ShellFacts {
  readonly person: {
    readonly name: string
    readonly side: Side
    readonly roles: readonly Role[]
    readonly organisation: { readonly name: string }
  } | null
  /** pages this person may open */
  readonly pages: readonly string[]
  readonly language: Language
  readonly practice: boolean
  /** path and query of this page */
  readonly path: string
}

const ShellContext = createContext<ShellFacts>({ person: null, pages: [], language: 'en', practice: false, path: '/' })

export const ShellProvider = ShellContext.Provider

export function useShell(): ShellFacts {
  return useContext(ShellContext)
}

/** Skip link, practice banner, header, the page, footer. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useWords()
  const { practice } = useShell()
  return (
    <>
      <a href="#main" className="govuk-skip-link" data-module="govuk-skip-link">
        {t('shell.skip')}
      </a>
      {practice && <PracticeBanner />}
      <Header />
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  )
}
