import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeaders } from './lib/attachment'
import { notFound, requirePerson } from './lib/guard'

/** An order for the parties of its request; the download is in the trail before the first byte leaves. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = requirePerson(context)
  const opened = await context.liaison.orders.open(person.id, params.id!, params.order!)
  if (!opened) throw notFound()
  const bytes = createReadableStreamFromReadable(Readable.from(opened.bytes))
  return new Response(bytes, { headers: attachmentHeaders(opened.order) })
}
