import { randomUUID } from 'node:crypto'
import type { Liaison } from '~/cases/liaison.server'
import type { Perform } from '~/cases/types'
import type { Directory } from '~/directory/directory.server'
import {
  agencies,
  oversight,
  practicePeople,
  providers,
  type PracticeOrganisation,
  type PracticePerson,
} from './practice-city'
import { practiceCases } from './practice-cases'
import { tell } from './tell'

interface Portal {
  readonly perform: Perform
  readonly directory: Pick<Directory, 'organisations'>
}

/**
 * Fills an empty practice portal with the practice city: fictional organisations and people under a fictional law.
 * Everything comes about by events through the door, as it would for anyone.
 */
export async function seedPracticeCity(liaison: Portal): Promise<void> {
  if ((await liaison.directory.organisations('portal')).length > 0) return
  for (const organisation of [...oversight, ...agencies, ...providers]) await register(liaison, organisation)
  for (const person of practicePeople) await join(liaison, person)
}

async function register({ perform }: Portal, { id, services, ...profile }: PracticeOrganisation): Promise<void> {
  const data = { ...profile, organisation: id }
  const actor = { kind: 'worker' } as const
  const opened = await perform({
    actor,
    caseId: id,
    version: 0,
    procedure: 'organisation@1',
    token: `practice:register:${id}`,
    event: { name: 'organisation.register', data },
  })
  if (!opened.ok) throw new Error(`practice organisation ${profile.code}: ${JSON.stringify(opened)}`)
  for (const service of services) {
    const answer = await perform({
      actor,
      caseId: id,
      version: null,
      token: `practice:service:${service.id}`,
      event: { name: 'service.publish', data: { service } },
    })
    if (!answer.ok) throw new Error(`practice service ${service.name}: ${JSON.stringify(answer)}`)
  }
}

async function join({ perform }: Portal, { id, ...profile }: PracticePerson): Promise<void> {
  const data = { ...profile, person: id, invitation: null }
  const opened = await perform({
    actor: { kind: 'worker' },
    caseId: id,
    version: 0,
    procedure: 'membership@1',
    token: `practice:invite:${id}`,
    event: { name: 'membership.invite', data },
  })
  if (!opened.ok) throw new Error(`practice person ${profile.name}: ${JSON.stringify(opened)}`)
  const accepted = await perform({
    actor: { kind: 'person', personId: id },
    caseId: id,
    version: opened.version,
    token: randomUUID(),
    event: { name: 'membership.accept', data: { passkey: null } },
  })
  if (!accepted.ok) throw new Error(`practice person ${profile.name}: ${JSON.stringify(accepted)}`)
}

/** Requests at every place of the procedure, so that a newcomer meets none of its pages empty. */
export async function seedPracticeCases(liaison: Liaison): Promise<void> {
  if ((await liaison.platform.db.portal.case.count({ where: { procedure: 'disclosure@1' } })) > 0) return
  for (const steps of practiceCases()) await tell(liaison, randomUUID(), steps)
}
