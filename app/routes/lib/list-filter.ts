import { requestStates } from '~machines/index'
import { packs } from '~machines/policy/countries/index'
import { listShows, type CaseFilter } from '~/cases/types'

/** Ranks of every pack's scale, the most urgent first, each with a vocabulary in which it has words. */
export const ranks = packs
  .flatMap(({ vocabulary, requestPriorities }) => requestPriorities.map(({ code }) => ({ code, vocabulary })))
  .filter(({ code }, at, all) => all.findIndex((each) => each.code === code) === at)

/** By which rank an address narrows a list of requests. */
export function ranked(url: URL): { readonly priority: string } {
  const asked = url.searchParams.get('priority')?.trim()
  return { priority: ranks.find(({ code }) => code === asked)?.code ?? '' }
}

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
