import type { AppLoadContext } from '@remix-run/node'
import type { RequestContent } from '~machines/request/case'
import { rememberedDays } from '~/cases/identifier-print'
import type { RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { packName } from '~/ui/case/facts'
import type { EarlierProps } from '~/ui/request/earlier'
import type { ElsewhereProps } from '~/ui/request/elsewhere'

/** That the identifiers of a request were asked about before, each named as this person sees it; null when none was. */
export async function earlierOf(
  { liaison }: AppLoadContext,
  person: PersonSession,
  { id, side, pack, now, dossier }: RequestView,
): Promise<EarlierProps | null> {
  const earlier = await liaison.cases.earlier(person, id)
  if (!earlier) return null
  const named = namesIn(side === 'provider' && dossier.served ? dossier.served.content : dossier.draft)
  const { asks, others, ...told } = earlier
  if (asks.length === 0 && !others?.requests) return null
  return {
    ...{ ...told, side, pack: packName(pack), now, zone: person.organisation.zone },
    asks: asks.map((ask) => ({ ...ask, identifiers: named(ask.identifiers) })),
    others: others?.requests ? { ...others, identifiers: named(others.identifiers) } : null,
  }
}

/** That other agencies ask about the same, each identifier named as this person sees it; null when none does. */
export async function elsewhereOf(
  { liaison }: AppLoadContext,
  person: PersonSession,
  { id, dossier }: RequestView,
): Promise<ElsewhereProps | null> {
  const found = dossier.served && (await liaison.cases.elsewhere(person, id))
  if (!found || found.length === 0) return null
  const named = namesIn(dossier.served!.content)
  return {
    days: rememberedDays,
    agencies: found.map((each) => ({ ...each, identifiers: named(each.identifiers) })),
  }
}

/** What identifiers say, in the order of the request. */
function namesIn({ identifiers }: Pick<RequestContent, 'identifiers'>): (ids: readonly string[]) => string[] {
  return (ids) => identifiers.filter(({ id }) => ids.includes(id)).map(({ value }) => value)
}
