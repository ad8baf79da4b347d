import type { IncomingHttpHeaders } from 'node:http'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Where a request came from. */
export interface Client {
  /** the network of the true client: IPv4 /24, IPv6 /56, which is what one household or office is given */
  readonly network: string
  /** somebody who is not a trusted proxy said whom the request was forwarded for */
  readonly forwardedByStranger: boolean
}

const longestWay = 20

/**
 * Finds the client behind trusted proxies: each proxy adds the address it saw to the end of `X-Forwarded-For`, so the
 * last address that is no trusted proxy's is the client's. What stands before it the client may have made up.
 */
export function clientOf(peer: string | undefined, headers: IncomingHttpHeaders, trusted: readonly string[]): Client {
  const networks = trusted.map((network) => ipaddr.parseCIDR(network))
  const isTrusted = (address: Address) => networks.some((network) => within(address, network))
  const nearest = addressIn(peer ?? '')
  if (!nearest) return { network: 'unknown', forwardedByStranger: false }
  const forwarded = headers['x-forwarded-for']
  let client: Address = nearest
  for (const hop of String(forwarded ?? '')
    .split(',')
    .reverse()
    .slice(0, longestWay)) {
    const before: Address | null = isTrusted(client) ? addressIn(hop.trim()) : null
    if (!before) break
    client = before
  }
  return { network: networkOf(client), forwardedByStranger: forwarded !== undefined && !isTrusted(nearest) }
}

/** An address as proxies write it: with a port, in brackets, or an IPv4 address in IPv6 clothes. */
function addressIn(text: string): Address | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null
}

function within(address: Address, network: [Address, number]): boolean {
  return address.kind() === network[0].kind() && address.match(network)
}

function networkOf(address: Address): string {
  const bits = address.kind() === 'ipv4' ? 24 : 56
  const bytes = address.toByteArray().map((byte, at) => (at * 8 < bits ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}
