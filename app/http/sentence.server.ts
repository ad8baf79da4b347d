import type { Request, Response } from 'express'
import { languageOf, readCookie } from '~/people/cookie'
import type { Facts, SecurityEvent } from '~/platform/log-words'
import type { Log } from '~/platform/log.server'
import type { Words } from '~/platform/words.server'

/** A request that is not carried out, with the status and the sentence that say so. */
export interface Refusal {
  readonly status: number
  /** which of the status's sentences, where it has several */
  readonly because?: string
  /** seconds until asking again makes sense */
  readonly retryAfter?: number
  readonly event?: SecurityEvent
  readonly facts?: Facts
}

/** Refuses a request in the person's language, whatever of it was read. */
export type Refuse = (request: Request, response: Response, refusal: Refusal) => void

const known = new Set([400, 403, 404, 405, 408, 411, 413, 415, 421, 429, 431, 500, 503])

/** A plain page with one sentence, for what goes wrong outside the pages: it needs neither database nor Remix. */
export function sentencePage(words: Words, log: Log): Refuse {
  return (request, response, { status, because, retryAfter, event, facts }) => {
    const { requestId } = response.locals as { requestId?: string }
    if (event) log.security(event, { requestId, status, ...facts })
    if (response.headersSent) return void response.destroy()
    const language = languageOf(
      null,
      readCookie(request.headers.cookie, 'language'),
      request.headers['accept-language'],
    )
    const t = words.t(language)
    const key = `shell.error.${known.has(status) ? status : 500}${because ? `.${because}` : ''}`
    const title = escaped(t(`${key}.title`))
    const text = escaped(t(`${key}.text`))
    // what was not read is not waited for
    if (!request.complete && request.method !== 'GET') response.setHeader('Connection', 'close')
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter))
    response.setHeader('Cache-Control', 'no-store')
    response
      .status(status)
      .type('html')
      .send(
        `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
          `<title>${title} – Liaison</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/">Liaison</a></p></main></body></html>`,
      )
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
