import { problem } from '~machines/kit/refusal'
import { json } from '@remix-run/node'

/** Fields of a posted form; the size was capped before anything was read. */
export type Fields = URLSearchParams

/** The largest form, a decision on very many items, has fewer. */
const mostFields = 5_000

/** Reads a plain form. Anything else than a url-encoded form, and one of very many fields, is refused by name. */
export async function readForm(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) {
    throw json({ problems: [problem('form-type')] }, { status: 415 })
  }
  const typed = await request.text()
  if (typed.split('&', mostFields + 1).length > mostFields)
    throw json({ problems: [problem('too-many-fields')] }, { status: 413 })
  return new URLSearchParams(typed)
}

/** One field as typed; empty when it is absent. */
export function text(fields: Fields, name: string): string {
  return fields.get(name) ?? ''
}

/** Several fields by name, as typed, to fill a form again or to build an event's data. */
export function texts<Name extends string>(fields: Fields, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, text(fields, name)])) as Record<Name, string>
}

/** A path of this portal to go back to; anything else becomes the start page. */
export function localPath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}

/** What a script put into a field as JSON; null when it is none. */
export function parseJson(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return null
  }
}
