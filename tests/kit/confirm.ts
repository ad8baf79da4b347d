import type { Answer } from '~/cases/types'
import type { Deed } from '~/people/deed'

export { performAs, practiceAnswer } from '../../prisma/tell'

/** What the door asks to have confirmed. */
export function deedOf(answer: Answer): Deed {
  if (answer.ok || !answer.deed) throw new Error(`nothing to confirm: ${JSON.stringify(answer)}`)
  return answer.deed
}
