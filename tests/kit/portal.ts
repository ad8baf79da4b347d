import { spawnSync } from 'node:child_process'
import { Agent, createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Language } from '~machines/kit/words'
import { portalApp } from '~/http/portal.server'
import { loadContextFor } from '~/http/load-context.server'
import { openLoad } from '~/http/load.server'
import { openPages } from '~/http/remix.server'
import { sentencePage } from '~/http/sentence.server'
import { visitors } from '~/http/visitor.server'
import { hiddenFields } from './logged-portal'
import type { Practice } from './practice'

const arrived = { by: 'persona' as const, passkey: null, network: '', browser: '' }

export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

/** Signed in as somebody, or as nobody when `personId` is null. */
export interface Guest {
  get(path: string): Promise<Reply>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Reply>
  /** A form that carries one file and nothing else. */
  upload(path: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Reply>
}

interface Body {
  readonly type: string
  readonly bytes: Uint8Array
}

/** The portal itself over a practice city: its gates and its built pages, listening on a port of its own. */
export async function openPortal({ liaison, platform }: Practice) {
  buildPages()
  const server = createServer((incoming, response) => app(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://localhost:${port}`
  const env = { ...platform.env, publicUrl: origin, limitScale: 10_000 }
  const { log } = liaison
  const [load, visitor, refuse] = [openLoad(), visitors(liaison), sentencePage(platform.words, log)] as const
  const pages = await openPages({ contextFor: loadContextFor(liaison, false, visitor), refuse, log, dev: false })
  const app = portalApp({ liaison, env, dev: false, pages, load, visitor, refuse })
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })

  const send = (method: string, path: string, cookie: string, body?: Body): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = { Cookie: cookie }
      if (body) {
        headers['Content-Type'] = body.type
        headers['Content-Length'] = String(body.bytes.length)
        headers.Origin = origin
      }
      const sent = request(origin + path, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode!, body: Buffer.concat(chunks).toString(), headers: response.headers }),
        )
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body?.bytes)
    })

  return {
    origin,
    guest: async (personId: string | null, language: Language = 'en'): Promise<Guest> => {
      const session = personId === null ? '' : `; liaison=${await liaison.people.sessions.start(personId, arrived)}`
      const cookie = `language=${language}${session}`
      return {
        get: (path) => send('GET', path, cookie),
        post: (path, fields) => {
          const bytes = Buffer.from(new URLSearchParams(fields).toString())
          return send('POST', path, cookie, { type: 'application/x-www-form-urlencoded', bytes })
        },
        upload: (path, { name, bytes }) => {
          const head = `--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
          const whole = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')])
          return send('POST', path, cookie, { type: 'multipart/form-data; boundary=edge', bytes: whole })
        },
      }
    },
    close: async () => {
      agent.destroy()
      load.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sends a form, and confirms it with the practice passkey on the page that asks for one. */
export async function postConfirmed(
  guest: Guest,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const asked = await guest.post(path, fields)
  const form = /<form[^>]*confirm__practice[^]*?<\/form>/.exec(asked.body)
  return form ? guest.post(path, hiddenFields(form[0])) : asked
}

/** Builds the pages when their sources changed. */
function buildPages(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', "(await import('./bin/prepare.mjs')).build()"],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the pages can't be built: ${stderr}`)
}
