import type { ClarificationRound } from '~machines/disclosure/case'
import type { Peril } from '~machines/emergency/case'
import type { RequestContent } from '~machines/request/case'
import type { RequestCosts } from '~machines/request/costs/case'
import type { AttachedOrder } from '~machines/request/orders'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import type { PolicyPack } from '~machines/policy/pack'
import type { CaseFacts } from '../facts'
import type { KeptLine } from '~/ui/preservation/kept-lines'
import type { ItemLine } from '../item-lines'

/** What was typed, by the name of its field; a field may stand several times. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What the form of a step is drawn from. */
export interface StepFormProps {
  readonly facts: CaseFacts
  readonly lists: Pick<
    PolicyPack,
    | 'sourceCheckMethods'
    | 'rejectionGrounds'
    | 'refusalGrounds'
    | 'contestGrounds'
    | 'breachGrounds'
    | 'offences'
    | 'legalBases'
    | 'nilGrounds'
    | 'downgradeGrounds'
    | 'defects'
  > & { readonly professions: readonly string[]; readonly withholdGrounds: readonly string[] }
  /** policy pack's name in keys */
  readonly pack: string
  readonly typed: Typed
  /** sentences by field */
  readonly errors: Readonly<Record<string, string>>
  readonly content: RequestContent
  readonly lines: readonly ItemLine[]
  /** the last round of defects */
  readonly round: ClarificationRound | null
  readonly requester: PersonFacts | null
  /** who could take the request over; empty for every other step */
  readonly colleagues: readonly PersonFacts[]
  readonly agency: OrganisationFacts
  readonly orders: readonly AttachedOrder[]
  readonly costs: RequestCosts
  /** lines of a preservation */
  readonly kept: readonly KeptLine[]
  /** requests into which a preservation can be turned */
  readonly convertible: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly taken: boolean
  }[]
  /** why it cannot wait; null for what can */
  readonly peril: Peril | null
  /** what the agency's people have written since; null where the request stands as it was served */
  readonly draft: RequestContent | null
  /** authorities that may stand by it */
  readonly validators: readonly string[]
  /** other providers of the directory */
  readonly providers: readonly Pick<OrganisationFacts, 'id' | 'name'>[]
}

export function one(typed: Typed, name: string): string {
  return typed[name]?.[0] ?? ''
}

export function several(typed: Typed, name: string): readonly string[] {
  return typed[name] ?? []
}
