import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRecord } from './lib/case.server'
import { notFound, toReveal } from './lib/guard'

/** The sealed PDF itself, byte for byte; that it was taken is in the trail. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person } = await requireRecord(context, '/records/:record/pdf', params.record!)
  const read = await context.liaison.records.read(person.id, params.record!)
  if (!read) throw notFound()
  if ('masked' in read) throw toReveal(read.caseId, context.path)
  const { pdf, number, line } = read
  const name = [number ?? 'request', line.form].join('-')
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(pdf.length),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Disposition': `attachment; filename="${name}.pdf"`,
  }
  return new Response(new Uint8Array(pdf), { headers })
}
