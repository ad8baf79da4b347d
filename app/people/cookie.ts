import { languages, type Language } from '~machines/kit/words'

/**
 * A cookie's name: bound to the host over https, plain on localhost, where browsers take no `__Host-` cookie over http.
 */
const nameFor = (name: string) => (publicUrl: string) => (isHttps(publicUrl) ? `__Host-${name}` : name)

export const sessionCookieName = nameFor('liaison')
/** Of a browser in which nobody has signed in yet: challenges are bound to it, and it ends when somebody does. */
export const visitCookieName = nameFor('liaison-visit')
/** By which a browser is known again at the next sign-in. */
export const deviceCookieName = nameFor('liaison-device')

export function sessionCookie(publicUrl: string, token: string): string {
  return cookie(publicUrl, sessionCookieName(publicUrl), token)
}

export function visitCookie(publicUrl: string, token: string): string {
  return cookie(publicUrl, visitCookieName(publicUrl), token, '; Max-Age=3600')
}

export function deviceCookie(publicUrl: string, token: string): string {
  return cookie(publicUrl, deviceCookieName(publicUrl), token, '; Max-Age=34560000')
}

/** The cookie that makes the browser forget the session. */
export function noSessionCookie(publicUrl: string): string {
  return cookie(publicUrl, sessionCookieName(publicUrl), '', '; Max-Age=0')
}

export function noVisitCookie(publicUrl: string): string {
  return cookie(publicUrl, visitCookieName(publicUrl), '', '; Max-Age=0')
}

function cookie(publicUrl: string, name: string, value: string, lifetime = ''): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${lifetime}${secure(publicUrl)}`
}

/** The language somebody chose before signing in. It says nothing about them. */
export function languageCookie(publicUrl: string, language: Language): string {
  return `language=${language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure(publicUrl)}`
}

/** One cookie of a Cookie header; null when it is not there. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** The language of the page: the person's own, else the chosen one, else the browser's first that we have, else English. */
export function languageOf(own: Language | null, chosen: string | null, accepted: string | undefined): Language {
  if (isLanguage(chosen)) return chosen
  if (own) return own
  const wished = (accepted ?? '').split(',').map((range) => range.trim().slice(0, 2).toLowerCase())
  return wished.find(isLanguage) ?? 'en'
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

function isHttps(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === 'https:'
}

function secure(publicUrl: string): string {
  return isHttps(publicUrl) ? '; Secure' : ''
}
