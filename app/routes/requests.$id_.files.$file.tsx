import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeaders } from './lib/attachment'
import { notFound, requirePerson } from './lib/guard'

/** A produced file for the people of its case; the download is in the trail before the first byte leaves. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = requirePerson(context)
  const opened = await context.liaison.production.open(person.id, params.id!, params.file!)
  if (!opened) throw notFound()
  const bytes = createReadableStreamFromReadable(Readable.from(opened.bytes))
  return new Response(bytes, { headers: attachmentHeaders(opened.file) })
}
