import type { Log } from '~/platform/log.server'

/** How long what runs may take to end when the process is lost, in milliseconds. */
const lastWords = 10_000

/**
 * For errors that no code took. A rejection that nobody waited for leaves nothing half done (every change is one
 * transaction, and whoever asked had an answer), so the portal logs it and goes on. After an exception out of the event
 * loop nothing is known about the process any more: it takes no new requests, lets the others end, and ends itself with 1
 * to be started afresh. Answers how to take the guard away.
 */
export function guardProcess(log: Log, close: () => Promise<void>): () => void {
  const onRejection = (error: unknown) => log.error({ err: error }, 'unhandled rejection')
  const onException = (error: unknown) => {
    log.error({ err: error }, 'uncaught exception')
    const end = () => process.exit(1)
    setTimeout(end, lastWords).unref()
    close().then(end, end)
  }
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onException)
  return () => {
    process.off('unhandledRejection', onRejection)
    process.off('uncaughtException', onException)
  }
}

/** Libraries write addresses to the console (the router, of paths it does not have): only that they spoke is kept. */
export function quietConsole(log: Log): () => void {
  const before = { ...console }
  const spoke = () => log.warn({}, 'a library spoke')
  Object.assign(console, { log: spoke, info: spoke, warn: spoke, error: spoke, debug: spoke })
  return () => void Object.assign(console, before)
}
