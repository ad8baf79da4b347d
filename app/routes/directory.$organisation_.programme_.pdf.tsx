import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDirectoryEntry } from './lib/directory.server'
import { notFound } from './lib/guard'

/** The sealed programme in the reader's language, byte for byte. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { entry } = await requireDirectoryEntry(context, '/directory/:organisation/programme/pdf', params.organisation!)
  const { id, country, code } = entry.organisation
  const version = Number(new URL(request.url).searchParams.get('version'))
  const { language, liaison } = context
  const pdf = Number.isInteger(version) ? await liaison.programmes.pdf(id, version, language) : null
  if (!pdf) throw notFound()
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(pdf.length),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Disposition': `attachment; filename="programme-${country}-${code}-${version}-${language}.pdf"`,
  }
  return new Response(new Uint8Array(pdf), { headers })
}
