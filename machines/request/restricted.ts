import { placeOf } from '../policy/objection'
import { problem, type Problem } from '../kit/refusal'
import type { PolicyPack } from '../policy/pack'
import type { RequestContent } from './case'

// Requests about material that shows the abuse of children: it is named by hash and reference, and lies nowhere in the portal.

type Restricting = Pick<PolicyPack, 'restricted'>

/** Whether what is asked for is, or leads to, such material: the offence says it, so that nobody can forget to. */
export function isRestricted({ matter }: Pick<RequestContent, 'matter'>, { restricted }: Restricting): boolean {
  return restricted.offences.includes(matter.offence)
}

/** What stands against such material, with the place in the law. */
export function againstMaterial(rule: string, field: string, { restricted }: Restricting): Problem {
  return problem(rule, field, placeOf(restricted.source))
}
