import type { i18n, TFunction } from 'i18next'
import type { PageLiaison } from '~/cases/liaison.server'
import type { PersonSession } from '~/people/session'
import type { Visitor } from '~/people/visitor'
import type { Language } from '~machines/kit/words'

/** What every request brings along for loaders, actions and pages. */
export interface PortalContext {
  readonly liaison: PageLiaison
  /** of this response's content security policy */
  readonly nonce: string
  /** who is signed in */
  readonly person: PersonSession | null
  /** the browser that asks, whoever uses it */
  readonly visitor: Visitor
  readonly language: Language
  readonly i18n: i18n
  readonly t: TFunction
  readonly requestId: string
  /** the error that a page met, for whoever answers in its place */
  readonly failure: { error: unknown }
  /** path and query as asked for */
  readonly path: string
  /** pages for which the table was asked, by the route that is being served */
  readonly asked?: Set<string>
  /** with hot reload */
  readonly dev: boolean
}

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends PortalContext {}
}
