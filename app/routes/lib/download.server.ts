import { Readable } from 'node:stream'
import {
  createReadableStreamFromReadable,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import type { Download, Opened } from '~/cases/production.server'
import type { Refused } from '~/cases/types'
import type { PersonSession } from '~/people/session'
import { problem } from '~machines/kit/refusal'
import { confirmOf, givenFrom } from './confirm.server'
import { readForm } from './form'
import { refusalResponse } from './step.server'

/** One file of a case, by its id, and what opens it. */
interface Taking {
  readonly caseId: string
  readonly file: string
  readonly open: (personId: string, download: Download) => Promise<Opened | Refused>
}

type By = Pick<PersonSession, 'id'>

/** The passkey that the download asks for, before anything is taken. */
export async function askToTake({ context, request }: LoaderFunctionArgs, person: By, { caseId, file, open }: Taking) {
  const asked = await open(person.id, { caseId, file })
  if (asked.ok) throw redirect(context.path)
  if (!asked.deed) throw refusalResponse(asked)
  const confirm = await confirmOf(context, person, asked.deed, new URLSearchParams())
  const again = new URL(request.url).searchParams.has('again')
  return { confirm, problems: again ? [problem('confirmation-refused')] : [] }
}

/** The file itself; the confirmed download is in the trail before the first byte leaves. `page` asks once more. */
export async function takeConfirmed(
  { context, request }: ActionFunctionArgs,
  person: By,
  { caseId, file, open, page }: Taking & { readonly page: string },
): Promise<Response> {
  const fields = await readForm(request)
  const given = givenFrom(context, fields)
  const download = { caseId, file, ...(given ? { given } : {}) }
  const opened = await open(person.id, download)
  if (opened.ok) return asAttachment(opened)
  if (opened.because === 'unconfirmed') return redirect(`${page}?again`)
  throw refusalResponse(opened)
}

/** Whatever it is, a browser is to keep it and not to show it. */
function asAttachment({ file: { name, size }, bytes }: Opened): Response {
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
