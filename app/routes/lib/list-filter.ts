import { requestStates } from '~machines/index'
import { listShows, type CaseFilter } from '~/cases/types'

/** What an address asks a list for; what it can't mean is left out. */
export function filterFrom(
  url: URL,
  otherwise: NonNullable<CaseFilter['show']>,
  states: readonly string[] = requestStates,
) {
  const asked = (name: string) => url.searchParams.get(name)?.trim() ?? ''
  return {
    show: listShows.find((show) => show === asked('show')) ?? otherwise,
    state: states.find((state) => state === asked('state')) ?? '',
    search: asked('search').slice(0, 120),
    after: asked('after'),
  }
}

/** The same list from its next page on. */
export function nextPage(url: URL, next: string | null): string | null {
  if (!next) return null
  const params = new URLSearchParams(url.searchParams)
  params.set('after', next)
  return `?${params.toString()}`
}
