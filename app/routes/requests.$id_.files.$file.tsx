import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requirePerson, toReveal } from './lib/guard'

/** A produced file for the people of its case; the download is in the trail before the first byte leaves. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = requirePerson(context)
  const opened = await context.liaison.production.open(person.id, params.id!, params.file!)
  if (!opened) throw notFound()
  if (opened === 'masked') throw toReveal(params.id!, context.path)
  const { name, size } = opened.file
  const headers = {
    // whatever it is, a browser is to keep it and not to show it
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
  }
  return new Response(createReadableStreamFromReadable(Readable.from(opened.bytes)), { headers })
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
