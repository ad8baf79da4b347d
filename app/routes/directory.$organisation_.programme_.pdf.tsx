import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireDirectoryEntry } from './lib/directory.server'

/** The sealed programme in the reader's language, byte for byte. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { entry } = await requireDirectoryEntry(context, '/directory/:organisation/programme/pdf', params.organisation!)
  const { id, country, code } = entry.organisation
  const asked = Number(new URL(request.url).searchParams.get('version'))
  const { language, liaison } = context
  const found = await liaison.programmes.published(id, { language, ...(asked > 0 ? { version: asked } : {}) })
  const version = found?.shown
  const pdf = version ? await liaison.programmes.pdf(id, version, language) : null
  // what is not sealed yet, or never was there: the page of the programme says so
  if (!pdf) throw redirect(`/directory/${id}/programme`)
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(pdf.length),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Disposition': `attachment; filename="programme-${country}-${code}-${version}-${language}.pdf"`,
  }
  return new Response(new Uint8Array(pdf), { headers })
}
