import { lookup } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { request } from 'node:https'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'

/** Where a domain can show that it belongs to whoever claims it. */
export interface DomainProofs {
  /** TXT records at `_liaison.<domain>` */
  dns(domain: string): Promise<readonly string[]>
  /** the file `https://<domain>/.well-known/liaison.txt`, its first kilobytes */
  wellKnown(domain: string): Promise<string>
}

export interface DomainProofParts {
  /** name servers as `address:port`; the machine's own when absent */
  readonly servers?: readonly string[]
  /** where the file is asked for, instead of port 443 of the domain: for a server beside a test */
  readonly website?: { readonly host: string; readonly port: number; readonly ca: string }
}

const patience = 5_000
const longest = 4_096

/** Reads what the world shows of a domain. Nothing found, refused or late is empty: it proves nothing. */
export function openDomainProofs({ servers, website }: DomainProofParts = {}): DomainProofs {
  const resolver = new Resolver({ timeout: patience, tries: 2 })
  if (servers) resolver.setServers(servers)
  return {
    dns: async (domain) => {
      try {
        const records = await resolver.resolveTxt(`_liaison.${domain}`)
        return records.map((parts) => parts.join(''))
      } catch {
        return []
      }
    },
    wellKnown: (domain) =>
      new Promise((resolve) => {
        const at = { host: website?.host ?? domain, port: website?.port ?? 443, ca: website?.ca, servername: domain }
        const headers = { Host: domain, Accept: 'text/plain' }
        const options = { ...at, path: '/.well-known/liaison.txt', headers, timeout: patience }
        const asking = request({ ...options, ...(website ? {} : { lookup: publicOnly }) }, (response) => {
          let text = ''
          const done = () => resolve(response.statusCode === 200 ? text : '')
          response.setEncoding('utf8')
          response.on('data', (part: string) => {
            text = (text + part).slice(0, longest)
            if (text.length === longest) response.destroy()
          })
          response.on('close', done)
        })
        asking.on('timeout', () => asking.destroy())
        asking.on('error', () => resolve(''))
        asking.end()
      }),
  }
}

const inside = new BlockList()
for (const [address, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const),
] as const)
  inside.addSubnet(address, bits)
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['::ffff:0:0', 96],
] as const)
  inside.addSubnet(address, bits, 'ipv6')

/** A name somebody typed must not lead into the portal's own network (RFC 6890). */
const publicOnly: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = error ? [] : addresses.filter(({ address }) => !isInside(address))
    if (found.length === 0) return callback(error ?? new Error('no public address'), '')
    if (options.all) callback(null, found)
    else callback(null, found[0]!.address, found[0]!.family)
  })

function isInside(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
