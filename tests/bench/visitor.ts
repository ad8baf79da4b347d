import { Agent, request } from 'node:http'

export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: NodeJS.Dict<string | string[]>
  /** from the first byte sent to the last byte read, over a connection that is open already */
  readonly ms: number
}

/** Someone at a browser: one connection, kept open, and the cookies they were given. */
export interface Visitor {
  get(path: string): Promise<Reply>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Reply>
}

export function openVisitor(origin: string, always: Readonly<Record<string, string>> = {}): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let cookie = ''
  const send = (method: string, path: string, form?: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const headers = {
        ...always,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(form === undefined ? {} : formHeaders(origin, form)),
      }
      const sent = request(origin + path, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const ms = performance.now() - began
          const [given] = response.headers['set-cookie'] ?? []
          if (given) cookie = given.split(';')[0]!
          resolve({
            status: response.statusCode!,
            body: Buffer.concat(chunks).toString(),
            headers: response.headers,
            ms,
          })
        })
      })
      sent.on('error', reject)
      sent.end(form)
    })
  return {
    get: (path) => send('GET', path),
    post: (path, fields) => send('POST', path, new URLSearchParams(fields).toString()),
  }
}

function formHeaders(origin: string, form: string) {
  const type = 'application/x-www-form-urlencoded'
  return { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(form)), Origin: origin }
}

/** A visitor who is signed in by the practice list. */
export async function signedIn(origin: string, persona: string): Promise<Visitor> {
  const visitor = openVisitor(origin)
  const { status } = await visitor.post('/sign-in', { persona, next: '/requests' })
  if (status !== 302) throw new Error(`signing in was answered ${status}`)
  return visitor
}
