import { json, redirect, type AppLoadContext } from '@remix-run/node'
import { isId } from '~/platform/ids'
import { invitationDays } from '~/people/people.server'
import type { Problem } from '~machines/kit/refusal'
import type { PersonSession } from '~/people/session'
import { text, texts, type Fields } from './form'
import { notFound, requirePerson } from './guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

/** Everyone of an organisation, and ids for one more. */
export async function readMembers(context: AppLoadContext, organisationId: string) {
  const members = await context.liaison.people.membersOf(requirePerson(context), organisationId)
  return { members, person: newToken(), token: newToken() }
}

/** What the profile form carries, as typed. */
export function profileFrom(fields: Fields) {
  const typed = texts(fields, ['name', 'title', 'email', 'phone', 'language'])
  return { ...typed, email: typed.email.trim(), roles: fields.getAll('roles') }
}

/** Invites a person into an organisation; the link comes back once, and only its hash is kept. */
export async function invite(context: AppLoadContext, by: PersonSession, organisation: string, fields: Fields) {
  const { token, invitation, link } = context.liaison.people.newInvitation()
  const person = text(fields, 'person')
  const values = profileFrom(fields)
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
  const { token, invitation, link } = context.liaison.people.newInvitation()
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

/** A member whom this person may look after: of their own organisation, or anyone for the operator. Else 404. */
export async function requireMember({ liaison }: AppLoadContext, by: PersonSession, personId: string) {
  const member = isId(personId) ? await liaison.people.member(by, personId) : null
  const may =
    by.roles.includes('operator') || (by.roles.includes('administrator') && member?.organisation === by.organisation.id)
  if (!member || !may) throw notFound()
  const organisation = (await liaison.directory.organisation(by, member.organisation))!
  return { member, organisation }
}
