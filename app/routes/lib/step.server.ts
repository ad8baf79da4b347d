import { randomUUID } from 'node:crypto'
import { json, type AppLoadContext } from '@remix-run/node'
import type { Answer, DoorRefusal, Refused } from '~/cases/types'
import type { PersonSession } from '~/people/session'
import { confirmResponse, givenFrom } from './confirm.server'
import { text, type Fields } from './form'

const statusOf: Record<DoorRefusal, number> = {
  'not-found': 404,
  'not-permitted': 403,
  'not-now': 409,
  'moved-on': 409,
  invalid: 422,
  unconfirmed: 403,
}

/** The door's no as a response: thrown, the error page says it in words; its problems come along. */
export function refusalResponse({ because, problems }: Refused): Response {
  return json({ because, problems }, { status: statusOf[because] })
}

/** A token for a form: the step it sends is performed once, however often it arrives. */
export function newToken(): string {
  return randomUUID()
}

export interface Step {
  readonly caseId: string
  readonly event: string
  readonly data: unknown
  /** procedure of the case the step opens */
  readonly procedure?: string
}

/**
 * Performs what a form asks for as the signed-in person, with the version and token the form carries. What only the
 * person's passkey is wanting for throws the page that asks for it; that page sends the same form again.
 */
export async function performFromForm(
  context: AppLoadContext,
  person: Pick<PersonSession, 'id'>,
  fields: Fields,
  step: Step,
): Promise<Answer> {
  const version = text(fields, 'version')
  const given = givenFrom(context, fields)
  const answer = await context.liaison.perform({
    actor: { kind: 'person', personId: person.id, ...sessionOf(context, person) },
    caseId: step.caseId,
    version: step.procedure ? 0 : /^\d{1,9}$/.test(version) ? Number(version) : null,
    token: text(fields, 'token'),
    ...(step.procedure ? { procedure: step.procedure } : {}),
    event: { name: step.event, data: step.data },
    ...(given ? { given } : {}),
  })
  if (answer.ok || !answer.deed) return answer
  throw await confirmResponse(context, person, { deed: answer.deed, problems: answer.problems, fields })
}

/** How the person who acts is signed in; somebody who comes by a link is not. */
function sessionOf({ person: signedIn }: AppLoadContext, { id }: Pick<PersonSession, 'id'>) {
  if (signedIn?.id !== id) return {}
  const { by, passkey, withheld } = signedIn
  return { session: { by, passkey, withheld } }
}

/**
 * Throws what no form can mend (`not-found`, `not-permitted`). A yes and every other no come back: the page is drawn again,
 * as the case stands now, with the problems on top and what was typed.
 */
export function orThrow(answer: Answer): Answer {
  if (!answer.ok && (answer.because === 'not-found' || answer.because === 'not-permitted'))
    throw refusalResponse(answer)
  return answer
}

export function refusalStatus({ because }: Refused): number {
  return statusOf[because]
}
