import type { AppLoadContext } from '@remix-run/node'
import { isPreservation, type PreservationView, type RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { keptLines } from '~/ui/preservation/kept-lines'
import { askedOf } from './case.server'

/** What the forms of a preservation's steps are drawn from; nothing for any other request. */
export async function preservationParts(
  { liaison }: AppLoadContext,
  person: PersonSession,
  view: RequestView,
  event: string,
) {
  if (!isPreservation(view)) return { kept: [], convertible: [], providers: [] }
  const others = event === 'path.disclose' ? await liaison.directory.providers(person) : []
  return {
    kept: linesOf(view),
    convertible: event === 'preservation.convert' ? await liaison.cases.convertible(person, view) : [],
    providers: others
      .map(({ organisation: { id, name } }) => ({ id, name }))
      .filter(({ id }) => id !== view.provider.id),
  }
}

/** What the overview of a preservation shows beside what it shows of every request; null for any other. */
export function preservationOf(view: RequestView) {
  if (!isPreservation(view)) return null
  const { terms, confirmation, extensions, conversion, release, paths } = view.dossier
  return {
    kept: linesOf(view),
    card: { terms, confirmation, extensions, conversion, release, due: view.context.clock?.due ?? null },
    paths,
  }
}

/** The rule and the end that the agency names; null where a request has neither. */
export function termsOf(view: RequestView) {
  return isPreservation(view) ? view.dossier.terms : null
}

function linesOf(view: PreservationView) {
  return keptLines(view.context.items, view.dossier.itemTexts, askedOf(view).identifiers)
}
