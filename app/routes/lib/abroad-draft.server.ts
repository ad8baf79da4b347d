import type { AppLoadContext } from '@remix-run/node'
import type { AbroadView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { problemsOfContent } from '~machines/international/content'
import type { Problem } from '~machines/kit/refusal'
import type { PolicyPack } from '~machines/policy/pack'

/** What keeps a draft from going abroad as things stand; the door asks the same again when it is submitted. */
export async function draftProblems(
  { liaison }: AppLoadContext,
  person: PersonSession,
  { dossier, agency, provider, now }: AbroadView,
  pack: PolicyPack,
): Promise<readonly Problem[]> {
  const { draft } = dossier
  const all = await liaison.directory.organisations(person)
  const custodian = all.find(({ id }) => id === draft.order.custodian)
  const ownPoint =
    all.find(({ id, contactPoint }) => id === agency.id && contactPoint) ??
    all.find(({ country, contactPoint, state }) => contactPoint && state === 'active' && country === agency.country)
  return problemsOfContent({ content: draft, pack, now, agency, ownPoint, foreignPoint: provider, custodian })
}
