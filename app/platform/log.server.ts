import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * The portal's log. Whoever writes to it names what it writes (ids, codes, counts); errors are cut to name, code and
 * stack, since messages of libraries may repeat what a person typed.
 */
export function openLog(level: string = 'info'): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorForLog, error: errorForLog },
  })
}

export const silentLog: Log = pino({ level: 'silent' })

function errorForLog(error: unknown): { name: string; code?: string; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, stack: '' }
  const code = (error as { code?: unknown }).code
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n')
  return { name: error.name, ...(typeof code === 'string' ? { code } : {}), stack }
}
