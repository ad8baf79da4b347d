import { logTo } from '~/platform/log.server'

/** A log that is kept, line by line, for a test to read. */
export function keptLog() {
  const main: string[] = []
  const security: string[] = []
  const log = logTo({
    main: { write: (line) => void main.push(line) },
    security: { write: (line) => void security.push(line) },
  })
  const events = () => security.map((line) => JSON.parse(line) as Record<string, unknown> & { event: string })
  return { log, main, security, events }
}
