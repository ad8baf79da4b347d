import ipaddr from 'ipaddr.js'
import type { Identifier } from './identifier'
import { parseValue } from './values'

/**
 * One text for every way of writing an identifier, with what it is before it: `ip:203.0.113.77`, `phone:+15550100`. By it
 * two identifiers are told to be the same; it is never shown.
 */
export function normalOf({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string {
  const read = parseValue(kind, value)
  const text = read.ok ? read.value : value.normalize('NFC').trim()
  if (read.ok && (kind === 'ipv4' || kind === 'ipv6')) return `ip:${ipaddr.process(text).toString()}`
  if (read.ok && kind === 'url') return `url:${withoutFragment(text)}`
  return `${kind}:${folded(text)}`
}

/** Servers never see the fragment. The path is kept as it is: its small and capital letters may matter. */
function withoutFragment(url: string): string {
  return url.split('#')[0]!
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').toUpperCase().toLowerCase()
}
