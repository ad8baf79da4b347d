import type { Role, Side } from '~machines/kit/words'

export interface NavigationEntry {
  readonly key: string
  readonly href: string
  readonly roles: readonly Role[]
  /** only for this side */
  readonly side?: Side
  /** paths that belong to it */
  readonly under: RegExp
}

/** Only pages that exist, and only for those who can open them. */
const entries: readonly NavigationEntry[] = [
  {
    key: 'shell.nav.requests',
    href: '/requests',
    roles: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker'],
    under: /^\/requests(\/|\?|$)/,
  },
  { key: 'shell.nav.audit', href: '/audit', roles: ['auditor'], under: /^\/(audit(\?|$)|requests(\/|\?|$))/ },
  { key: 'shell.nav.findings', href: '/audit/findings', roles: ['auditor'], under: /^\/audit\/findings(\/|\?|$)/ },
  { key: 'shell.nav.sightings', href: '/audit/sightings', roles: ['auditor'], under: /^\/audit\/sightings(\/|\?|$)/ },
  { key: 'shell.nav.operations', href: '/operations', roles: ['operator'], under: /^\/operations(\/|\?|$)/ },
  {
    key: 'shell.nav.people',
    href: '/organisation/people',
    roles: ['administrator'],
    under: /^\/(organisation\/people|people\/)/,
  },
  {
    key: 'shell.nav.services',
    href: '/organisation/services',
    roles: ['administrator'],
    side: 'provider',
    under: /^\/organisation\/services/,
  },
]

interface Reader {
  readonly side: Side
  readonly roles: readonly Role[]
}

export function navigationFor({ side, roles }: Reader): readonly NavigationEntry[] {
  return entries.filter(
    (entry) => entry.roles.some((role) => roles.includes(role)) && (entry.side === undefined || entry.side === side),
  )
}

/** Where a person's work begins: the first page of their navigation. */
export function startPageFor(reader: Reader): string {
  return navigationFor(reader)[0]?.href ?? '/account'
}
