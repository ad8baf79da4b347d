import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { givenFrom } from './lib/confirm.server'
import { readForm } from './lib/form'
import { notFound, requireNamed } from './lib/guard'
import { refusalResponse } from './lib/step.server'

/** A produced file for the people of its case; the confirmed download is in the trail before the first byte leaves. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { cases } = context.liaison
  const page = '/requests/:id/files/:file/content'
  const { person } = await requireNamed(context, page, (by) => cases.standing(by, params.id!))
  const fields = await readForm(request)
  const [caseId, file, given] = [params.id!, params.file!, givenFrom(context, fields)]
  const download = { caseId, file, ...(given ? { given } : {}) }
  const opened = await context.liaison.production.open(person.id, download)
  if (opened.ok) return asAttachment(opened)
  if (opened.because === 'unconfirmed') return redirect(`/requests/${caseId}/files/${file}?again`)
  throw refusalResponse(opened)
}

export function loader() {
  throw notFound()
}

interface Attached {
  readonly file: { readonly name: string; readonly size: number }
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Whatever it is, a browser is to keep it and not to show it. */
function asAttachment({ file: { name, size }, bytes }: Attached): Response {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
  }
  return new Response(createReadableStreamFromReadable(Readable.from(bytes)), { headers })
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
