import { randomUUID } from 'node:crypto'
import { stories, until } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import type { Practice } from './practice'

/** A disclosure case that stands at a state, because everything that leads there has happened. */
export async function caseAt({ liaison }: Practice, state: string): Promise<string> {
  const caseId = randomUUID()
  await tell(liaison, caseId, until(state))
  return caseId
}

/** A case in which one of the practice stories has happened. */
export async function storyCase({ liaison }: Practice, name: string): Promise<string> {
  const caseId = randomUUID()
  await tell(liaison, caseId, stories[name]!)
  return caseId
}
