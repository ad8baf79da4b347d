import type { Request, Response } from 'express'
import { languageOf, readCookie } from '~/people/cookie'
import type { Words } from '~/platform/words.server'

const known = new Set([400, 403, 404, 405, 408, 411, 413, 415, 421, 500, 503])

/** A plain page with one sentence, for what goes wrong outside the pages: it needs neither database nor Remix. */
export function sentencePage(words: Words) {
  return (request: Request, response: Response, status: number): void => {
    if (response.headersSent) return void response.destroy()
    const language = languageOf(
      null,
      readCookie(request.headers.cookie, 'language'),
      request.headers['accept-language'],
    )
    const t = words.t(language)
    const key = known.has(status) ? String(status) : '500'
    const title = escaped(t(`shell.error.${key}.title`))
    const text = escaped(t(`shell.error.${key}.text`))
    // what was not read is not waited for
    if (!request.complete && request.method !== 'GET') response.setHeader('Connection', 'close')
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

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
