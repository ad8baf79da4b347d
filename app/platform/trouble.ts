/** What outside thing failed: the person is told by a sentence, and nothing is half done. */
export type Trouble = 'database' | 'storage' | 'mail'

/** Codes of Prisma, of PostgreSQL and of the socket beneath when the database can't be reached or has no room. */
const database =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|57P0\d|57014|55P03|55000|3D000|08\d{3}|53\d00|58\d{3}|XX00[0-2])$/
const socket = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|EACCES)$/
const disk = /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE|EFBIG|ENOTDIR|EEXIST|ENOENT)$/
const silent =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Unable to start a transaction in the given time/

interface Failed {
  readonly code?: unknown
  readonly syscall?: unknown
  /** nodemailer's: the step of the conversation with the mail server */
  readonly command?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly originalCode?: unknown
  /** Prisma's: what the driver said */
  readonly meta?: { readonly driverAdapterError?: unknown }
}

/** The outside thing whose failure this error is, also beneath another error; null when it is none. */
export function troubleOf(error: unknown): Trouble | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, syscall, command, message, cause, originalCode, meta } = error as Failed
  if (typeof command === 'string' && typeof code === 'string' && /^E[A-Z]+$/.test(code)) return 'mail'
  if (syscall !== undefined && syscall !== 'connect' && matches(disk, code)) return 'storage'
  if (matches(database, code) || matches(database, originalCode)) return 'database'
  if (
    syscall === 'connect' || syscall === undefined ? matches(socket, code) : syscall === 'read' && code === 'ECONNRESET'
  )
    return 'database'
  if (typeof message === 'string' && silent.test(message)) return 'database'
  return cause === error ? null : (troubleOf(cause) ?? troubleOf(meta?.driverAdapterError))
}

function matches(pattern: RegExp, code: unknown): boolean {
  return typeof code === 'string' && pattern.test(code)
}
