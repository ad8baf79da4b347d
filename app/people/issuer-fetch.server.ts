import { isIP } from 'node:net'

const timeout = 5_000
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An address an identity provider names that the portal does not ask. */
export class AddressRefused extends Error {}

/**
 * Asks an identity provider, and nobody else: only its own host, by https, without following anything elsewhere. Its
 * documents name further addresses, so each is held to this. Over http only this machine is asked, in practice.
 */
export function issuerFetch(issuer: string, practice: boolean) {
  const host = new URL(issuer).host
  return (url: string, options: object): Promise<Response> => {
    requireAddress(url, host, practice)
    return fetch(url, { ...options, redirect: 'error', signal: AbortSignal.timeout(timeout) })
  }
}

/** Refuses what is not an address of this host. */
export function requireAddress(address: string, host: string, practice: boolean): void {
  const url = new URL(address)
  const here = practice && loopback.has(url.hostname)
  if (url.host !== host) throw new AddressRefused('another host than the issuer')
  if (url.username || url.password) throw new AddressRefused('credentials in an address')
  if (url.protocol !== 'https:' && !(here && url.protocol === 'http:')) throw new AddressRefused('not https')
  const literal = isIP(url.hostname.replace(/^\[|\]$/g, '')) > 0 || url.hostname.endsWith('localhost')
  if (literal && !here) throw new AddressRefused('an address of a machine instead of a name')
}
