import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { RemixServer } from '@remix-run/react'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { pagesOf } from '~/people/authorised'
import type {} from '~/routes/lib/context'
import { DrawnContext, type Drawn } from '~/ui/components/drawn'
import { DocumentProvider } from '~/ui/layout/document'
import { ShellProvider } from '~/ui/layout/shell'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, i18n, language, person, path, liaison, dev }: AppLoadContext,
): Response {
  const placeOf = (what: string) => `${what}:${nonce}`
  const drawn: Drawn = { title: '', names: new Map(), wanted: new Set(), placeOf: (field) => placeOf(`name-${field}`) }
  const titlePlace = placeOf('title')
  const scripts = [...(dev ? ['/@vite/client'] : []), remixContext.manifest.entry.module]
  const practice = liaison.platform.env.mode === 'practice'
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <DocumentProvider value={{ nonce, scripts, titlePlace }}>
        <ShellProvider value={{ person, pages: person ? pagesOf(person) : [], language, practice, path }}>
          <DrawnContext.Provider value={drawn}>
            <RemixServer context={remixContext} url={request.url} nonce={nonce} />
          </DrawnContext.Provider>
        </ShellProvider>
      </DocumentProvider>
    </I18nextProvider>,
  )
  const title = [drawn.title, 'Liaison'].filter(Boolean).join(' – ')
  const html = withNames(
    page.replace(escaped(titlePlace), () => escaped(title)),
    drawn,
    i18n.t('shell.colon'),
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', language)
  return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

/** Names of fields put where they are wanted; nothing where the page has no such field. */
function withNames(page: string, { names, wanted, placeOf }: Drawn, colon: string): string {
  let html = page
  for (const field of wanted) {
    const name = names.get(field)
    html = html.replaceAll(escaped(placeOf(field)), () =>
      name === undefined ? '' : escaped(name + (/[?:.]$/.test(name) ? ' ' : colon)),
    )
  }
  return html
}

/** Errors are logged by id and kind, never with what a person typed; a page that was left is none. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  context.failure.error ??= error
  if (!request.signal.aborted) context.liaison.log.error({ err: error, requestId: context.requestId }, 'page failed')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character]!)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
