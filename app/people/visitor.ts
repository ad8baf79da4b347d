import ipaddr from 'ipaddr.js'
import { readCookie, sessionCookieName, visitCookieName, deviceCookieName } from './cookie'

/** The browser that asks: what its cookies and headers say, before anybody is believed to be anyone. */
export interface Visitor {
  /** the session's token, as sent */
  readonly session: string | null
  /** the token that binds a challenge to this browser before anybody has signed in */
  readonly visit: string | null
  /** the token by which a browser is known again; it opens nothing */
  readonly device: string | null
  /** the network it comes from, never the whole address */
  readonly network: string
  /** family and system, never a version */
  readonly browser: string
}

export interface VisitorHeaders {
  readonly cookie?: string | undefined
  readonly 'user-agent'?: string | undefined
}

export function readVisitor(publicUrl: string, headers: VisitorHeaders, address: string | undefined): Visitor {
  const cookie = (name: string) => readCookie(headers.cookie, name)
  return {
    session: cookie(sessionCookieName(publicUrl)),
    visit: cookie(visitCookieName(publicUrl)),
    device: cookie(deviceCookieName(publicUrl)),
    network: networkOf(address ?? ''),
    browser: browserOf(headers['user-agent'] ?? ''),
  }
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 address: enough to tell an office from a stranger. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return '–'
  const known = ipaddr.process(address)
  if (known instanceof ipaddr.IPv4) return `${known.octets.slice(0, 3).join('.')}.0/24`
  return `${known.parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(':')}::/48`
}

const families: readonly [string, RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chromium', /\b(?:HeadlessChrome|Chrome|Chromium|CriOS)\//],
  ['Safari', /\bSafari\//],
]

const systems: readonly [string, RegExp][] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh|Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

function browserOf(userAgent: string): string {
  const first = (known: typeof families) => known.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return [first(families), first(systems)].filter(Boolean).join(', ') || '–'
}
