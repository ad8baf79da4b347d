import { json, redirect, type AppLoadContext } from '@remix-run/node'
import { pages, type PageAddress } from '~/people/authorisation'
import { couldOpen, mayOpen, relationsUnnamed } from '~/people/authorised'
import type { Relation, StandingPerson } from '~/people/relations'
import type { PersonSession } from '~/people/session'
import { problem } from '~machines/kit/refusal'

/** Pages whose address names a case, a person or an organisation: whether they open depends on the relation to it. */
export type NamingPage = {
  [Page in PageAddress]: (typeof pages)[Page]['about'] extends 'case' | 'person' | 'organisation' ? Page : never
}[PageAddress]
export type UnnamedPage = {
  [Page in PageAddress]: (typeof pages)[Page]['about'] extends 'nothing' | 'oneself' | 'ownOrganisation' ? Page : never
}[PageAddress]

/** What an address names, as it was found, with the relations to it of whoever asks. */
export interface Found {
  readonly relations: readonly Relation[]
}

/** The person who is signed in, if the table lets them open the page; otherwise throws the way to the sign-in page, or 403. */
export function requirePage(context: AppLoadContext, page: UnnamedPage): PersonSession {
  const person = requireSignedIn(context)
  const relations = relationsUnnamed[pages[page].about](person)
  if (!mayOpen(page, person, relations))
    throw mayOpen(page, whole(person), relations) ? forbidden('passkey-not-fit') : forbidden()
  context.asked?.add(page)
  return person
}

/**
 * The same for a page whose address names something. Nobody learns from the answer whether it exists: without a role that
 * could open the page, 403 whatever is named; without a relation to it, 404 as if it were not there.
 */
export async function requireNamed<Thing extends Found>(
  context: AppLoadContext,
  page: NamingPage,
  find: (person: PersonSession) => Promise<Thing | null>,
): Promise<{ readonly person: PersonSession; readonly found: Thing }> {
  const person = requireSignedIn(context)
  if (!couldOpen(page, person)) throw couldOpen(page, whole(person)) ? forbidden('passkey-not-fit') : forbidden()
  const found = await find(person)
  if (!found || !mayOpen(page, whole(person), found.relations)) throw notFound()
  if (!mayOpen(page, person, found.relations)) throw forbidden('passkey-not-fit')
  context.asked?.add(page)
  return { person, found }
}

type LinkPage = {
  [Page in PageAddress]: (typeof pages)[Page]['about'] extends 'invitation' ? Page : never
}[PageAddress]

/** Whoever holds a link that invites or recovers stands as its invitee; what is unknown, used or too old is answered as the caller says. */
export function requireInvitee<Invitation>(
  context: AppLoadContext,
  page: LinkPage,
  invitation: Invitation | null,
  absent: Response,
): Invitation {
  const relations: readonly Relation[] = invitation ? ['invitee'] : ['none']
  if (!invitation || !mayOpen(page, { roles: ['member'], side: 'portal' }, relations)) throw absent
  context.asked?.add(page)
  return invitation
}

/** Whoever is signed in, as the table asks for their relations. */
export function standingOf({ id, side, organisation }: PersonSession): StandingPerson {
  return { id, side, organisationId: organisation.id, state: 'active' }
}

/** A person with the roles that another passkey would let them use. */
function whole(person: PersonSession): PersonSession {
  return { ...person, roles: [...person.roles, ...person.withheld] }
}

function requireSignedIn({ person, path }: AppLoadContext): PersonSession {
  if (!person) throw redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  return person
}

/** The way to the page on which a case's identity is revealed, and from there back. */
export function toReveal(caseId: string, back: string): Response {
  return redirect(`/requests/${caseId}/reveal?back=${encodeURIComponent(back)}`)
}

export function notFound(): Response {
  return json({ problems: [] }, { status: 404 })
}

export function forbidden(rule = 'role-not-permitted'): Response {
  return json({ problems: [problem(rule)] }, { status: 403 })
}
