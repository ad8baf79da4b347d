import ipaddr from 'ipaddr.js'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { problem } from '../kit/refusal'
import type { IdentifierKind } from './identifier'
import type { Read } from './moments'

/** Reads what was typed as one kind of identifier and gives its canonical form. */
export function parseValue(kind: IdentifierKind, typed: string): Read<string> {
  const text = typed.normalize('NFC').trim()
  if (text === '') return bad('required')
  const value = readers[kind](text)
  return value === null ? bad(`${kind}-malformed`) : { ok: true, value }
}

/** The kind a typed value looks like; `other` when it looks like none. */
export function detectKind(typed: string): IdentifierKind {
  const order: IdentifierKind[] = ['ipv4', 'ipv6', 'url', 'email', 'imei', 'imsi', 'phone', 'domain']
  return order.find((kind) => readers[kind](typed.trim()) !== null) ?? 'other'
}

/** A source port, 1 to 65535. */
export function parsePort(typed: string): Read<number | null> {
  const text = typed.trim()
  if (text === '') return { ok: true, value: null }
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? { ok: true, value: port } : bad('port-malformed')
}

/** Addresses no provider can resolve to a subscriber: private, loopback, link-local, multicast, unspecified. */
export function isUnroutable(kind: IdentifierKind, value: string): boolean {
  if (kind !== 'ipv4' && kind !== 'ipv6') return false
  const unroutable = [
    'private',
    'loopback',
    'linkLocal',
    'uniqueLocal',
    'multicast',
    'broadcast',
    'unspecified',
    'carrierGradeNat',
  ]
  return unroutable.includes(ipaddr.parse(value).range())
}

const readers: Record<IdentifierKind, (text: string) => string | null> = {
  ipv4: (text) => (ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text).toString() : null),
  ipv6: (text) => (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text) ? rfc5952(text) : null),
  phone: (text) => {
    const number =
      text.startsWith('+') || text.startsWith('00') ? parsePhoneNumberFromString(text.replace(/^00/, '+')) : undefined
    return number?.isPossible() ? number.number : null
  },
  imsi: (text) => digits(text, 15),
  imei: (text) => {
    const imei = digits(text, 15)
    return imei && luhn(imei) ? imei : null
  },
  email: (text) => {
    const at = text.lastIndexOf('@')
    const host = domainOf(text.slice(at + 1))
    return at > 0 && host && /^[^\s@"<>]{1,64}$/.test(text.slice(0, at)) ? `${text.slice(0, at)}@${host}` : null
  },
  account: (text) => (/^[^\s]{1,256}$/u.test(text) ? text : null),
  url: (text) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : null),
  domain: domainOf,
  other: (text) => text,
}

/** Lower case, shortest form, longest run of zeros compressed (RFC 5952). */
function rfc5952(text: string): string {
  return ipaddr.IPv6.parse(text).toRFC5952String()
}

function domainOf(text: string): string | null {
  if (!text.includes('.') || /[\s/:@?#]/.test(text) || !URL.canParse(`http://${text}`)) return null
  const host = new URL(`http://${text}`).hostname
  return /^([a-z0-9](-*[a-z0-9])*\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) ? host : null
}

function digits(text: string, count: number): string | null {
  const bare = text.replace(/[\s-]/g, '')
  return bare.length === count && /^\d+$/.test(bare) ? bare : null
}

/** ISO/IEC 7812-1 check digit. */
function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

function bad(rule: string): { ok: false; problems: [ReturnType<typeof problem>] } {
  return { ok: false, problems: [problem(rule)] }
}
