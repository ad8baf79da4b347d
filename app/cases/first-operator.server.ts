import { randomUUID } from 'node:crypto'
import type { Liaison } from './liaison.server'
import type { Command } from './types'

/**
 * The link by which the first operator joins a portal that nobody operates yet; null once somebody does. Each start
 * gives a fresh link and ends the one before.
 */
export async function firstInvitation({ platform, people, perform }: Liaison): Promise<string | null> {
  const operators = await platform.db.portal.person.findMany({ where: { roles: { has: 'operator' } } })
  if (operators.some(({ state }) => state === 'active' || state === 'suspended')) return null
  const { invitation, link } = people.invitationOf(randomUUID())
  const invited = operators.find(({ state }) => state === 'invited')
  const act = async (command: Omit<Command, 'actor' | 'token'>) => {
    const answer = await perform({ ...command, actor: { kind: 'worker' }, token: randomUUID() })
    if (!answer.ok) throw new Error(`${command.event.name}: ${JSON.stringify(answer)}`)
  }
  if (invited) {
    await act({ caseId: invited.id, version: null, event: { name: 'membership.reinvite', data: { invitation } } })
    return link
  }
  const organisation = await operatingOrganisation(platform, act)
  const person = randomUUID()
  const member = {
    ...{ name: 'First operator', title: 'Operator', email: `operator@${mailHost(platform.env.publicUrl)}` },
    ...{
      phone: '–',
      language: 'en',
      roles: ['operator', 'administrator'],
      person,
      organisation,
      invitation,
      identified: null,
    },
  }
  await act({
    caseId: person,
    version: 0,
    procedure: 'membership@1',
    event: { name: 'membership.invite', data: member },
  })
  return link
}

type Act = (command: Omit<Command, 'actor' | 'token'>) => Promise<void>

/** The organisation that runs this portal; registered when there is none yet, to be described by its operator. */
async function operatingOrganisation({ db, env }: Liaison['platform'], act: Act): Promise<string> {
  const known = await db.portal.organisation.findFirst({ where: { side: 'portal' } })
  if (known) return known.id
  const organisation = randomUUID()
  const { hostname } = new URL(env.publicUrl)
  const data = {
    ...{ organisation, side: 'portal', code: 'OPS', country: 'XX', name: `Liaison at ${hostname}`, address: '–' },
    ...{ switchboard: '–', website: `https://${hostname}`, zone: 'UTC', language: 'en', securityContact: null },
  }
  await act({
    caseId: organisation,
    version: 0,
    procedure: 'organisation@1',
    event: { name: 'organisation.register', data },
  })
  await act({ caseId: organisation, version: null, event: { name: 'organisation.admit', data: {} } })
  return organisation
}

/** A host an address can have; `localhost` serves trials, where no mail is sent. */
function mailHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return hostname === 'localhost' ? 'localhost.example' : hostname
}
