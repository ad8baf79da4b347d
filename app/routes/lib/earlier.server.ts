import type { AppLoadContext } from '@remix-run/node'
import type { RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { packName } from '~/ui/case/facts'
import type { EarlierProps } from '~/ui/request/earlier'

/** That the identifiers of a request were asked about before, each named as this person sees it; null when none was. */
export async function earlierOf(
  { liaison }: AppLoadContext,
  person: PersonSession,
  { id, side, pack, now, dossier }: RequestView,
): Promise<EarlierProps | null> {
  const earlier = await liaison.cases.earlier(person, id)
  if (!earlier) return null
  const content = side === 'provider' && dossier.served ? dossier.served.content : dossier.draft
  const values = new Map(content.identifiers.map((each) => [each.id, each.value]))
  const named = (ids: readonly string[]) => ids.map((each) => values.get(each) ?? each)
  const { asks, others, ...told } = earlier
  if (asks.length === 0 && !others?.requests) return null
  return {
    ...{ ...told, side, pack: packName(pack), now, zone: person.organisation.zone },
    asks: asks.map((ask) => ({ ...ask, identifiers: named(ask.identifiers) })),
    others: others?.requests ? { ...others, identifiers: named(others.identifiers) } : null,
  }
}
