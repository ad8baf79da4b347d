import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { PersonSession } from '~/people/session'
import { recoveryHours } from '~/people/recovery.server'
import { text, type Fields } from './form'
import { notFound } from './guard'
import { sessionEnd } from './sessions.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

/** How a member gets in, for whoever looks after them: passkeys, sessions, recovery, and the identity their provider knows. */
export async function readAccess(
  { liaison }: AppLoadContext,
  by: PersonSession,
  personId: string,
  organisationId: string,
) {
  const { people, platform } = liaison
  const [passkeys, sessions, recovery, provider, identities] = await Promise.all([
    people.passkeys.list(by, personId),
    people.sessions.list(by, personId),
    people.recovery.of(by, personId),
    people.providers.of(organisationId),
    people.identitiesOf(by, personId),
  ])
  return {
    ...{
      passkeys,
      sessions,
      recovery,
      identities,
      provider: provider && { name: provider.name, issuer: provider.issuer },
    },
    ...{ opener: recovery?.openedBy === by.id, now: platform.clock.now() },
    token: newToken(),
    tokens: [passkeys, sessions, identities].map((rows) => rows.map(newToken)),
  }
}

const events = new Set([
  ...['session.end', 'passkey.revoke', 'recovery.open', 'recovery.cancel', 'recovery.confirm'],
  ...['identity.link', 'identity.unlink'],
])

export function isAccessEvent(event: string): boolean {
  return events.has(event)
}

/** Changes how a member gets in. The link of a recovery comes back once, to whoever confirmed it. */
export async function changeAccess(
  context: AppLoadContext,
  by: PersonSession,
  member: { readonly id: string; readonly name: string },
  event: string,
  fields: Fields,
) {
  const fresh = context.liaison.people.recovery.linkOf(text(fields, 'token'))
  const data = event === 'recovery.confirm' ? { link: fresh.link } : dataOf(event, fields)
  const answer = orThrow(await performFromForm(context, by, fields, { caseId: member.id, event, data }))
  const shown = { invited: null, recovery: null, problems: [], values: null, event, text: '' }
  if (!answer.ok)
    return json(
      { ...shown, problems: answer.problems, typed: Object.fromEntries(fields) },
      { status: refusalStatus(answer) },
    )
  // the same form sent again was answered, not performed: its link is not the one that serves
  if (event !== 'recovery.confirm' || !(await context.liaison.people.recovery.for(fresh.token)))
    return redirect(`/people/${member.id}`)
  const recovery = { name: member.name, link: fresh.address, hours: recoveryHours }
  return json({ ...shown, recovery, typed: {} })
}

function dataOf(event: string, fields: Fields): object {
  switch (event) {
    case 'session.end':
      return sessionEnd(fields, '')
    case 'passkey.revoke':
      return { passkey: text(fields, 'passkey') }
    case 'recovery.open':
      return { evidence: text(fields, 'evidence') }
    case 'recovery.cancel':
      return {}
    case 'identity.link':
    case 'identity.unlink':
      return { issuer: text(fields, 'issuer'), subject: text(fields, 'subject') }
    default:
      throw notFound()
  }
}
