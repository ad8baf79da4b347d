import type { Role } from '~machines/kit/words'

export interface NavigationEntry {
  readonly key: string
  readonly href: string
  readonly roles: readonly Role[]
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
  { key: 'shell.nav.audit', href: '/audit', roles: ['auditor'], under: /^\/(audit|requests)(\/|\?|$)/ },
  { key: 'shell.nav.operations', href: '/operations', roles: ['operator'], under: /^\/operations(\/|\?|$)/ },
  {
    key: 'shell.nav.people',
    href: '/organisation/people',
    roles: ['administrator'],
    under: /^\/(organisation|people)\//,
  },
]

export function navigationFor(roles: readonly Role[]): readonly NavigationEntry[] {
  return entries.filter((entry) => entry.roles.some((role) => roles.includes(role)))
}

/** Where a person's work begins: the first page of their navigation. */
export function startPageFor(roles: readonly Role[]): string {
  return navigationFor(roles)[0]?.href ?? '/account'
}
