import type { AppLoadContext } from '@remix-run/node'
import type { SeenPart } from '~/cases/sighting'
import type { AbroadView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import type { AbroadFacts } from '~/ui/abroad/facts'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import { asSignedIn } from './as-signed-in'
import { requireNamed, type NamingPage } from './guard'

export type AbroadPage = Extract<NamingPage, `/abroad/:id${string}`>

/** What is noted of a look, page by page. */
const partShown: Readonly<Record<AbroadPage, SeenPart>> = {
  '/abroad/:id': 'request',
  '/abroad/:id/order': 'order',
  '/abroad/:id/support': 'support',
  '/abroad/:id/draft/:part': 'request',
  '/abroad/:id/step/:event': 'request',
  '/abroad/:id/documents': 'records',
  '/abroad/:id/trail': 'trail',
}

/** A request abroad as the person who is signed in may see it. */
export interface OpenedAbroad {
  readonly person: PersonSession
  readonly view: AbroadView
  readonly pack: PolicyPack
  /** what the frame around each of its pages shows */
  readonly facts: AbroadFacts
}

/** The request of the address, or 404 for whoever must not learn of it. */
export async function requireAbroad(context: AppLoadContext, page: AbroadPage, caseId: string): Promise<OpenedAbroad> {
  const { abroad } = context.liaison
  const { person, found } = await requireNamed(context, page, (by) => abroad.show(by, caseId, partShown[page]))
  const view = asSignedIn(found, person)
  const { id, procedure, pack, version, state, turn, closed, clock, agency, ownPoint, provider } = view
  const { side, roles, offers, now, records, withheld } = view
  const { number, outcome } = view.context
  const facts: AbroadFacts = {
    ...{ id, procedure, pack, version, number, state, turn, closed, outcome, agency, ownPoint, asked: provider },
    ...{ clock, side, roles, offers, withheld, now, documents: records.length, zone: person.organisation.zone },
  }
  return { person, view, pack: packById(pack)!, facts }
}

/** Contact points of other countries that can be asked. */
export async function foreignPoints({ liaison }: AppLoadContext, person: PersonSession) {
  const all = await liaison.directory.organisations(person)
  return all
    .filter(
      ({ contactPoint, state, country }) =>
        contactPoint && state === 'active' && country !== person.organisation.country,
    )
    .map(({ id, name, country }) => ({ id, name: `${name} (${country})` }))
}
