/** Every message the log can say, and when. */
export const messages = {
  request: 'a request was answered, or left by who asked',
  'request failed': 'an error outside the pages',
  'page failed': 'an error in a page',
  'unhandled rejection': 'work that nobody waited for failed; the portal goes on',
  'uncaught exception': 'an error that no code took; the portal ends so that it is started afresh',
  'database connection lost': 'an idle connection ended; the next query opens another',
  'queue connection lost': 'the same for the job queue',
  'job failed': 'a job failed and is tried again',
  'deadline no longer runs': 'a deadline passed that the case no longer has',
  'reminder no longer due': 'a reminder came for a clock that stands, has ended or was acknowledged',
  'request joins no file': 'a request was taken over from one whose file is over',
  'a library spoke': 'a library wrote to the console; what it said is not kept, since it may repeat an address',
  'identity refused': 'an identity provider’s answer signed nobody in',
  'a page did not ask the authorisation table': 'a page was withheld because it did not ask who may see it',
  'passkey refused': 'a passkey did not sign anybody in, or could not be registered',
  'a look could not be noted':
    'who looked at a case could not be written down; nothing of the target’s identity was shown',
  'limits kept in memory': 'the table of limits does not answer; each process counts for itself meanwhile',
} as const
export type Message = keyof typeof messages

/** Every security event, and when it is written. Documented in docs/operations.md from here. */
export const securityEvents = {
  'credential.misused': 'a passkey’s counter went backwards, or a replaced session token came again',
  'sign-in.refused': 'an attempt to sign in was refused',
  'origin.refused': 'a request that would change something did not come from a page of this portal',
  'host.refused': 'a request named another host than the portal’s, or no path of it',
  'method.refused': 'a request used a method the portal does not know',
  'body.refused': 'a request was too large, too slow, of unsaid length or otherwise not to be read',
  'limit.hit': 'a person, an organisation or a network asked more often than the limit allows',
  'load.shed': 'the portal was too busy and put off what can be asked again',
  'csp.report': 'a browser kept a page from doing what its policy forbids',
  'request.disowned': 'a security contact answered a notice with “not us”: accounts and requests are stopped',
  'upload.refused': 'a file was not of an accepted kind, or inspecting it failed',
  'forwarded.ignored': 'a proxy that is not named in TRUSTED_PROXIES forwarded a request',
} as const
export type SecurityEvent = keyof typeof securityEvents

type Shape = (value: unknown) => unknown

const matching =
  (pattern: RegExp): Shape =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined
const oneOf =
  (...values: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && values.includes(value) ? value : undefined
const number: Shape = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
const flag: Shape = (value) => (typeof value === 'boolean' ? value : undefined)
const id = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
/** a word of our own code: a rule, a reason, a kind */
const code = matching(/^[a-zA-Z]{1,30}([-.][a-zA-Z]{1,30}){0,4}$/)

/** What a line may hold besides its message: name and shape. */
const shapes = {
  requestId: id,
  caseId: id,
  personId: id,
  method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'other'),
  /** first segment of a path the portal has */
  room: matching(/^\/[a-z-]{0,30}$/),
  status: number,
  ms: number,
  finished: flag,
  rule: code,
  because: code,
  why: code,
  detail: code,
  /** name of a file in app/routes */
  route: matching(/^routes\/[\w.$[\]-]{1,120}$/),
  task: code,
  limit: code,
  directive: code,
  /** where an unsafe request came from, in the browser's own words */
  site: oneOf('same-origin', 'same-site', 'cross-site', 'none', 'unsaid'),
  level: oneOf('busy', 'full'),
  /** keyed hash of a network: the same network shows as the same word, and no address can be read from it */
  network: matching(/^n-[0-9a-f]{12}$/),
  err: errorFacts,
} as const satisfies Readonly<Record<string, Shape>>
export type Facts = { readonly [Name in keyof typeof shapes]?: unknown }

/** The facts that have a known name and shape, and how many had not. */
export function pickFacts(given: Facts): { facts: Record<string, unknown>; dropped: number } {
  const facts: Record<string, unknown> = {}
  let dropped = 0
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue
    const kept = Object.hasOwn(shapes, name) ? shapes[name as keyof typeof shapes](value) : undefined
    if (kept === undefined) dropped += 1
    else facts[name] = kept
  }
  return { facts, dropped }
}

const errorName = matching(/^[A-Z][A-Za-z]{2,40}$/)
/** of the operating system, Node, Prisma and PostgreSQL */
const errorCode = matching(/^(E[A-Z]{2,20}|ERR_[A-Z0-9_]{2,40}|P\d{4}|[0-9A-Z]{2}[0-9A-Z]{3})$/)
const place =
  /^\s+at (?:.*[( ])?(?:file:\/\/)?(\/?[^():]*?)(node_modules\/|app\/|machines\/|prisma\/|bin\/|build\/|node:)([\w@$.~/[\]-]+:\d+:\d+)\)?$/

/** Name, code and places: a message may repeat what a person typed, so none of it is kept, however many lines it has. */
function errorFacts(error: unknown): { name: string; code?: unknown; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = errorCode((error as { code?: unknown }).code)
  return { name: String(errorName(error.name) ?? 'Error'), ...(code ? { code } : {}), at: placesOf(error) }
}

function placesOf({ stack = '', message }: Error): string[] {
  const said = message === '' ? -1 : stack.indexOf(message)
  const frames = said < 0 ? stack : stack.slice(said + message.length)
  return frames
    .split('\n')
    .flatMap((line) => {
      const found = place.exec(line)
      return found ? [`${found[2]}${found[3]}`] : []
    })
    .slice(0, 12)
}
