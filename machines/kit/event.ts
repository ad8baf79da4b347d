import type { z } from 'zod'
import type { Slug } from '../guidelines'
import type { FactName, Facts } from './facts'
import type { Effect } from './procedure'
import type { Role, Side } from './words'

/** What may stand in the trail in clear: ids, codes, counts and hashes of random or sealed bytes. */
export type TrailFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/**
 * One thing that can happen on a case. Its name is the machine's event, the form's target, the permission,
 * the trail's word and the label's key (`event.<name>`).
 */
export interface EventDefinition<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly name: Name
  /** a step moves the case and raises its version; a note is chained too, moves nothing, and is accepted after closing */
  readonly kind: 'step' | 'note'
  /** the roles that may perform it */
  readonly by: readonly Role[]
  readonly data: Schema
  /** a person confirms it with a fresh passkey over what it says; the assertion stays with the event */
  readonly signed: boolean
  /** the sides that see the entry in their trail; what happened before service never reaches the provider */
  readonly sees: readonly Side[]
  /** whether people of an organisation that is suspended may perform it; notes are, steps are not, unless they say so */
  readonly whileSuspended: boolean
  /** facts the door gathers for it, beside `now` and `actor` */
  readonly facts: readonly FactName[]
  /** guideline paragraphs it fulfils */
  readonly slugs: readonly Slug[]
  readonly trail: (data: z.output<Schema>) => TrailFacts
  /** records a note has sealed; a step's stand in its machine */
  readonly seals: readonly string[]
  /** jobs owed by a note, or by a case that is opened; those of another step stand in its machine */
  readonly owes: (data: z.output<Schema>, asked: Owing) => readonly Effect[]
}

/** What a note leaves: what the case says after it, and the facts it was judged by. */
export interface Owing {
  readonly dossier: unknown
  readonly facts: Facts
}

type Optional = 'signed' | 'facts' | 'seals' | 'owes' | 'trail' | 'whileSuspended'

export function defineEvent<Name extends string, Schema extends z.ZodType>(
  definition: Omit<EventDefinition<Name, Schema>, Optional> & Partial<Pick<EventDefinition<Name, Schema>, Optional>>,
): EventDefinition<Name, Schema> {
  const usual = { signed: false, facts: [], trail: () => ({}), seals: [], owes: () => [] }
  return { ...usual, whileSuspended: definition.kind === 'note', ...definition }
}
