import { randomUUID } from 'node:crypto'
import type { Liaison } from '~/cases/liaison.server'
import type { Answer } from '~/cases/types'
import type { Given } from '~/people/confirmations.server'
import type { Deed } from '~/people/deed'
import { personId, type Part } from '../../practice-cast'
import { until, type Step } from '../../practice-stories'
import { performAs, practiceAnswer, take, tell } from '../../tell'
import type { Trial } from './drill'

/** Pieces of which attacks are made. */

/** A request on its way, up to a state. */
export async function requestAt(liaison: Liaison, state: string, steps: readonly Step[] = until(state)) {
  const caseId = randomUUID()
  await tell(liaison, caseId, steps)
  return caseId
}

/** A step by somebody who has all that is theirs. */
export function step(liaison: Liaison, part: Part, caseId: string, name: string, data: object = {}): Trial {
  return { by: part, event: name, answer: take(liaison, caseId, [part, name, data]) }
}

export interface Tried {
  readonly part: Part
  readonly caseId: string
  readonly name: string
  readonly data?: object
  readonly given?: Given
  readonly token?: string
}

/** A step with the person's session alone, as whoever has their cookie takes it; with another's answer where one is given. */
export function withCookie(liaison: Liaison, tried: Tried): Trial {
  return { by: tried.part, event: tried.name, answer: performed(liaison, tried) }
}

async function performed(liaison: Liaison, { part, caseId, name, data = {}, given, token }: Tried): Promise<Answer> {
  const row = await liaison.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  return liaison.perform({
    actor: { kind: 'person', personId: personId(part) },
    ...{ caseId, version: row.version, token: token ?? randomUUID(), event: { name, data } },
    ...(given ? { given } : {}),
  })
}

/** The deed that a step asks to have confirmed. */
export async function deedOf(liaison: Liaison, tried: Tried): Promise<Deed> {
  const answer = await performed(liaison, tried)
  if (answer.ok || !answer.deed) throw new Error(`${tried.name} asks for no passkey: ${JSON.stringify(answer)}`)
  return answer.deed
}

/** What another person's passkey says to a deed. */
export async function answeredBy({ people }: Liaison, deed: Deed, signer: Part): Promise<Given> {
  const browser = `practice ${deed.person}`
  const { asked, options } = await people.confirmations.ask(deed, browser)
  return { ...asked, browser, response: people.practice!.answer(personId(signer), options.challenge) }
}

export interface Opening {
  readonly caseId: string
  readonly procedure: string
  readonly name: string
  readonly data: object
}

/** A case opened by somebody who has all that is theirs. */
export function opened(liaison: Liaison, part: Part, { caseId, procedure, name, data }: Opening): Trial {
  const actor = { kind: 'person', personId: personId(part) } as const
  const command = { actor, caseId, procedure, version: 0, token: randomUUID(), event: { name, data } }
  return { by: part, event: name, answer: performAs(liaison, command) }
}

export { practiceAnswer }
