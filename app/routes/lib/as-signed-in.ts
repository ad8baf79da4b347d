import type { PersonSession } from '~/people/session'
import { leftToSession } from '~/people/withheld'
import { procedureById } from '~machines/index'
import type { Role } from '~machines/kit/words'

interface Viewed {
  readonly procedure: string
  readonly offers: readonly string[]
  readonly roles: readonly Role[]
}

/** A case as it is to somebody in this session: nothing is offered that their passkey does not serve for. */
export function asSignedIn<View extends Viewed>(view: View, { withheld }: Pick<PersonSession, 'withheld'>) {
  return { ...view, ...leftToSession(procedureById(view.procedure)!.events, view, withheld) }
}
