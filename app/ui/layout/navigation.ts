export interface NavigationEntry {
  readonly key: string
  readonly href: string
  /** paths that belong to it */
  readonly under: RegExp
}

const entries: readonly NavigationEntry[] = [
  { key: 'shell.nav.requests', href: '/requests', under: /^\/requests(\/|\?|$)/ },
  { key: 'abroad.nav', href: '/abroad', under: /^\/abroad(\/|\?|$)/ },
  { key: 'report.nav', href: '/reports', under: /^\/reports(\/|\?|$)/ },
  { key: 'shell.nav.audit', href: '/audit', under: /^\/(audit(\?|$)|(requests|reports|abroad)(\/|\?|$))/ },
  { key: 'file.list', href: '/files', under: /^\/files(\/|\?|$)/ },
  { key: 'shell.nav.findings', href: '/audit/findings', under: /^\/audit\/findings(\/|\?|$)/ },
  { key: 'shell.nav.sightings', href: '/audit/sightings', under: /^\/audit\/sightings(\/|\?|$)/ },
  { key: 'shell.nav.operations', href: '/operations', under: /^\/operations(\/|\?|$)/ },
  { key: 'shell.nav.people', href: '/organisation/people', under: /^\/(organisation\/people|people\/)/ },
  { key: 'shell.nav.authority', href: '/organisation/authority', under: /^\/organisation\/authority/ },
  { key: 'shell.nav.services', href: '/organisation/services', under: /^\/organisation\/services/ },
  { key: 'shell.nav.programme', href: '/organisation/programme', under: /^\/organisation\/programme/ },
  { key: 'shell.nav.organisation', href: '/organisation', under: /^\/organisation(\/step|\?|$)/ },
  { key: 'shell.nav.directory', href: '/directory', under: /^\/directory(\/|\?|$)/ },
]

/** The entries among the pages a person may open. */
export function navigationFor(pages: readonly string[]): readonly NavigationEntry[] {
  return entries.filter(({ href }) => pages.includes(href))
}

/** Where a person's work begins: the first page of their navigation. */
export function startPageFor(pages: readonly string[]): string {
  return navigationFor(pages)[0]?.href ?? '/account'
}
