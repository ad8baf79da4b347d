import type { DataCategory, Identifier } from '~machines/identifiers/identifier'

/** What the provider makes of each identifier: items in groups, since nobody decides two hundred one by one. */
export interface Plan {
  readonly refused: Readonly<
    Record<'wrongProvider' | 'basisMissing' | 'protectedPerson' | 'duplicate', readonly string[]>
  >
  /** login windows, narrowed to the session that held the address */
  readonly narrowed: readonly string[]
  readonly granted: readonly string[]
  readonly found: readonly Found[]
  readonly wholesale: readonly string[]
  readonly unmatched: readonly string[]
  readonly undelegated: readonly string[]
  readonly unused: readonly string[]
  readonly ported: readonly string[]
  readonly unseen: readonly string[]
  readonly expired: readonly string[]
  readonly deleted: readonly string[]
  readonly partial: Found
}

/** An item with data, and the identifier they are about. */
export interface Found {
  readonly item: string
  readonly category: DataCategory
  readonly identifier: Identifier
}

export function planOf(identifiers: readonly Identifier[]): Plan {
  const of = (category: DataCategory, belongs: (identifier: Identifier) => boolean): Found[] =>
    identifiers
      .filter((identifier) => identifier.categories.includes(category) && belongs(identifier))
      .map((identifier) => ({ item: `${identifier.id}.${category}`, category, identifier }))
  const kind = (name: Identifier['kind']) => of('subscriber', (identifier) => identifier.kind === name)

  const wholesale = of('subscriber', isWholesale)
  const old = of('subscriber', isOld)
  const duplicates = of(
    'subscriber',
    ({ value, from }) => inRange(value, '198.51.100.') && zoneIs(from, 'Europe/Vienna'),
  ).slice(0, 3)
  const repeated = new Set(duplicates.map(({ item }) => item))
  const own = of('subscriber', isOwn).filter(({ item }) => !repeated.has(item))
  const [six, windows] = [kind('ipv6'), of('access', ({ kind }) => kind === 'ipv6')]
  const [phones, devices, cards, accounts] = [kind('phone'), kind('imei'), kind('imsi'), kind('account')]
  const calls = of('traffic', () => true)
  const logins = of('access', ({ kind }) => kind === 'account')

  const found = [
    ...own.filter((_, index) => index % 3 === 0),
    ...six.slice(0, 5),
    ...windows.slice(0, 4),
    ...phones.slice(0, 4),
    ...devices.slice(0, 1),
    ...cards.slice(0, 2),
    ...accounts.slice(0, 3),
    ...logins.slice(0, 3),
  ]
  const refused = {
    wrongProvider: names(of('subscriber', ({ value }) => inRange(value, '192.0.2.'))),
    basisMissing: names(calls),
    protectedPerson: names(phones.slice(-1)),
    duplicate: names(duplicates),
  }
  const unmatched = own.filter((_, index) => index % 3 !== 0)
  const undelegated = names([...six.slice(5), ...windows.slice(5)])
  const [unused, ported] = [phones.slice(4, 8), phones.slice(8, -1)]
  return {
    ...{ refused, found, narrowed: names(windows), partial: windows[4]! },
    granted: names([
      ...own,
      ...wholesale,
      ...old,
      ...six,
      ...phones.slice(0, -1),
      ...devices,
      ...cards,
      ...accounts,
      ...logins,
    ]),
    ...{ wholesale: names(wholesale), unmatched: names(unmatched), undelegated, unused: names(unused) },
    ...{ ported: names([...ported, ...cards.slice(2)]), unseen: names(devices.slice(1)), expired: names(old) },
    deleted: names([...accounts.slice(3), ...logins.slice(3)]),
  }
}

export function names(found: readonly Found[]): string[] {
  return found.map(({ item }) => item)
}

/** The upper half of the range carries customers of a reseller. */
function isWholesale(identifier: Identifier): boolean {
  return inRange(identifier.value, '203.0.113.') && Number(identifier.value.split('.')[3]) >= 128 && !isOld(identifier)
}

function isOwn(identifier: Identifier): boolean {
  const ours = inRange(identifier.value, '203.0.113.') || inRange(identifier.value, '198.51.100.')
  return ours && !isWholesale(identifier) && !isOld(identifier)
}

/** Before the six months for which translations are kept. */
function isOld({ kind, from }: Identifier): boolean {
  return kind === 'ipv4' && from!.instant < '2026-05'
}

function inRange(value: string, prefix: string): boolean {
  return value.startsWith(prefix)
}

function zoneIs(moment: Identifier['from'], zone: string): boolean {
  return moment?.zone === zone
}
