import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pino, { type DestinationStream, type Logger } from 'pino'
import { messages, pickFacts, securityEvents, type Facts, type Message, type SecurityEvent } from './log-words'

/**
 * The portal's log: lines of known messages with known facts in known shapes. Whatever else is handed in is dropped and
 * counted, so that nothing a person typed can reach it by mistake.
 */
export interface Log {
  info(facts: Facts, message: Message): void
  warn(facts: Facts, message: Message): void
  error(facts: Facts, message: Message): void
  /** What somebody who watches for attacks wants to see, in a stream of its own. */
  security(event: SecurityEvent, facts?: Facts): void
  /** how many facts were dropped since the start */
  dropped(): number
}

export interface LogStreams {
  readonly main: DestinationStream
  readonly security: DestinationStream
}

/** Logs to standard output, and security events to a file; without one they go to standard output too. */
export function openLog(securityFile?: string): Log {
  const main = pino.destination({ dest: 1, sync: true })
  return logTo({ main, security: securityFile ? fileFor(securityFile, main) : main })
}

export function logTo({ main, security }: LogStreams): Log {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const lines = pino(options, main)
  const events = pino({ ...options, base: { channel: 'security' } }, security)
  let dropped = 0
  const pick = (facts: Facts) => {
    const picked = pickFacts(facts)
    dropped += picked.dropped
    return picked.dropped > 0 ? { ...picked.facts, dropped: picked.dropped } : picked.facts
  }
  const write =
    (level: 'info' | 'warn' | 'error', logger: Logger = lines) =>
    (facts: Facts, message: Message) =>
      logger[level](pick(facts), known(messages, message))
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    security: (event, facts = {}) => events.warn({ event: known(securityEvents, event), ...pick(facts) }),
    dropped: () => dropped,
  }
}

const nowhere: DestinationStream = { write: () => undefined }

export const silentLog: Log = logTo({ main: nowhere, security: nowhere })

function known<Word extends string>(words: Readonly<Record<Word, string>>, word: Word): string {
  return Object.hasOwn(words, word) ? word : 'unnamed'
}

/** When the file can't be written to (a full disk), what it would hold from then on goes to the main log. */
function fileFor(path: string, main: DestinationStream): DestinationStream {
  let failed = false
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const file = pino.destination({ dest: path, sync: true, mode: 0o600 })
    file.on('error', () => (failed = true))
    return { write: (line) => void (failed ? main : file).write(line) }
  } catch {
    return main
  }
}
