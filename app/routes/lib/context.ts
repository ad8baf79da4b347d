import type { i18n, TFunction } from 'i18next'
import type { PageLiaison } from '~/cases/liaison.server'
import type { PersonSession } from '~/people/session'
import type { Language } from '~machines/kit/words'

/** What every request brings along for loaders, actions and pages. */
export interface PortalContext {
  readonly liaison: PageLiaison
  /** of this response's content security policy */
  readonly nonce: string
  /** who is signed in */
  readonly person: PersonSession | null
  readonly language: Language
  readonly i18n: i18n
  readonly t: TFunction
  readonly requestId: string
  /** path and query as asked for */
  readonly path: string
  /** with hot reload */
  readonly dev: boolean
}

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends PortalContext {}
}
