import { json, redirect, type AppLoadContext } from '@remix-run/node'
import { Temporal } from 'temporal-polyfill'
import { packById, packInForce } from '~machines/policy/index'
import { dateFrom } from '~/ui/form'
import { isId } from '~/platform/ids'
import { invitationDays } from '~/people/people.server'
import { relationsTo } from '~/people/relations'
import type { Problem } from '~machines/kit/refusal'
import type { PersonSession } from '~/people/session'
import { text, texts, type Fields } from './form'
import { requireNamed, standingOf, type NamingPage } from './guard'
import { newToken, orThrow, performFromForm, refusalResponse, refusalStatus, sessionOf } from './step.server'

export type OrganisationPage = Extract<
  NamingPage,
  `/operations/organisations/:organisation${string}` | `/organisations/:organisation/${string}`
>

/** Everyone of an organisation, and ids for one more. */
export async function readMembers({ liaison }: AppLoadContext, by: PersonSession, organisationId: string) {
  const { identifiedHow, identityDocuments, peopleConfirmation } = packById(packInForce)!.enrolment
  const members = await liaison.people.membersOf(by, organisationId)
  const [person, token, now] = [newToken(), newToken(), liaison.platform.clock.now()]
  const last = confirmedBefore(now, peopleConfirmation)
  const unconfirmed = members.filter(({ state, confirmedAt }) => state === 'active' && (confirmedAt ?? '') < last)
  return { members, person, token, now, lists: { identifiedHow, identityDocuments }, unconfirmed: unconfirmed.length }
}

/** Whoever was confirmed before this instant is to be confirmed again. */
function confirmedBefore(now: string, every: string): string {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('UTC')
  return today.subtract(Temporal.Duration.from(every)).toInstant().toString({ smallestUnit: 'millisecond' })
}

/** An administrator says that everyone who is active still belongs: one step on each of their memberships. */
export async function confirmEveryone(context: AppLoadContext, by: PersonSession, fields: Fields): Promise<void> {
  const { liaison } = context
  for (const { id, version, state } of await liaison.people.membersOf(by, by.organisation.id)) {
    if (state !== 'active') continue
    const token = `${text(fields, 'token')}:${id}`
    const event = { name: 'membership.confirm', data: {} }
    const actor = { kind: 'person', personId: by.id, ...sessionOf(context, by) } as const
    const answer = await liaison.perform({ actor, caseId: id, version, token, event })
    if (!answer.ok && answer.because !== 'moved-on') throw refusalResponse(answer)
  }
}

/** What the profile form carries, as typed. */
export function profileFrom(fields: Fields) {
  const typed = texts(fields, ['name', 'title', 'email', 'phone', 'language'])
  return { ...typed, email: typed.email.trim(), roles: fields.getAll('roles') }
}

function identifiedFrom(fields: Fields) {
  const { 'identified.how': how, 'identified.document': document } = texts(fields, [
    'identified.how',
    'identified.document',
  ])
  return { how, document, seenOn: dateFrom(fields, 'identified.seenOn') }
}

/** Invites a person into an organisation; the link comes back once, and only its hash is kept. */
export async function invite(context: AppLoadContext, by: PersonSession, organisation: string, fields: Fields) {
  const { token, invitation, link } = context.liaison.people.invitationOf(text(fields, 'token'))
  const person = text(fields, 'person')
  const values = { ...profileFrom(fields), identified: identifiedFrom(fields) }
  const step = { caseId: person, procedure: 'membership@1', event: 'membership.invite' }
  const answer = orThrow(
    await performFromForm(context, by, fields, { ...step, data: { ...values, person, organisation, invitation } }),
  )
  if (!answer.ok) return json({ problems: answer.problems, values, invited: null }, { status: refusalStatus(answer) })
  return linkOnce(context, token, { name: values.name, link })
}

/** A new link for somebody whose first one is lost or too old. */
export async function reinvite(
  context: AppLoadContext,
  by: PersonSession,
  personId: string,
  name: string,
  fields: Fields,
) {
  const { token, invitation, link } = context.liaison.people.invitationOf(text(fields, 'token'))
  const step = { caseId: personId, event: 'membership.reinvite', data: { invitation } }
  const answer = orThrow(await performFromForm(context, by, fields, step))
  if (!answer.ok)
    return json({ problems: answer.problems, values: null, invited: null }, { status: refusalStatus(answer) })
  return linkOnce(context, token, { name, link })
}

/** The same form sent again was answered, not performed: its link is not the one that serves. */
async function linkOnce({ liaison, path }: AppLoadContext, token: string, invited: { name: string; link: string }) {
  if (!(await liaison.people.invitationFor(token))) throw redirect(path)
  const problems: readonly Problem[] = []
  return json({ problems, values: null, invited: { ...invited, days: invitationDays } })
}

/** A member whom this person may look after, or 404. */
export async function requireMember(context: AppLoadContext, personId: string) {
  const { people, directory } = context.liaison
  const { person: by, found } = await requireNamed(context, '/people/:person', async (asking) => {
    const member = isId(personId) ? await people.member(asking, personId) : null
    return member && { member, relations: relationsTo(standingOf(asking), { kind: 'person', ...member }) }
  })
  return { by, ...found, organisation: (await directory.organisation(by, found.member.organisation))! }
}

/** An organisation as the directory has it, with whoever may see to it, or 404. */
export async function requireOrganisation(context: AppLoadContext, page: OrganisationPage, id: string) {
  const { person: by, found } = await requireNamed(context, page, async (asking) => {
    const entry = await context.liaison.directory.entry(asking, id)
    return entry && { ...entry, relations: relationsTo(standingOf(asking), { kind: 'organisation', id }) }
  })
  return { by, ...found }
}
