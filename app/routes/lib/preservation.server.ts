import type { AppLoadContext } from '@remix-run/node'
import { isPreservation, type PreservationView, type RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { keptLines } from '~/ui/preservation/kept-lines'
import type { PolicyPack } from '~machines/policy/pack'
import { validatorsFor } from '~machines/preservation/terms'
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
  const { terms, confirmation, extensions, conversion, release, paths, validation } = view.dossier
  return {
    kept: linesOf(view),
    card: { terms, confirmation, extensions, conversion, release, due: view.context.clock?.due ?? null },
    paths,
    validation: { standing: view.context.validation, outcome: validation },
  }
}

/** The rule and the end that the agency names; null where a request has neither. */
export function termsOf(view: RequestView) {
  return isPreservation(view) ? view.dossier.terms : null
}

/** Authorities that may stand by an order that was issued without one; nothing for any other request. */
export function keepersOf(view: RequestView, pack: PolicyPack) {
  if (!isPreservation(view)) return {}
  const { terms, draft, served } = view.dossier
  return { validators: validatorsFor({ terms, content: served?.content ?? draft, pack, now: view.now }) }
}

function linesOf(view: PreservationView) {
  return keptLines(view.context.items, view.dossier.itemTexts, askedOf(view).identifiers)
}
