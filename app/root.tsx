import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, Outlet, useRouteError } from '@remix-run/react'
import type { LinksFunction } from '@remix-run/node'
import type { Problem } from '~machines/kit/refusal'
import { ConfirmPage, type Confirm } from '~/ui/confirm/confirm'
import { ErrorPage } from '~/ui/layout/error-page'
import { Shell, useShell } from '~/ui/layout/shell'
import { useDocument } from '~/ui/layout/document'
import styles from '~/ui/styles/main.scss?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** The document. Pages are not hydrated: the one script adds passkeys, uploads, copying and live clocks to finished pages. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const { language } = useShell()
  const { nonce, scripts, titlePlace } = useDocument()
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{titlePlace}</title>
        <Links />
        {scripts.map((source) => (
          <script key={source} type="module" src={source} nonce={nonce} />
        ))}
      </head>
      <body>
        <Shell>{children}</Shell>
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** Every no that no page took: the passkey that is wanting, or an error in the person's language with the door's problems. */
export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} />
  const { problems, confirm } = (error.data ?? {}) as { problems?: readonly Problem[]; confirm?: Confirm }
  if (confirm) return <ConfirmPage confirm={confirm} problems={problems} />
  return <ErrorPage status={error.status} problems={Array.isArray(problems) ? problems : []} />
}
