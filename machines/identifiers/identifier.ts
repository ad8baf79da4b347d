import { z } from 'zod'
import { isLegible } from '../kit/text'

/** What a person or device is sought by. `other` needs its text explained in the facts of the case. */
export const identifierKinds = [
  'ipv4',
  'ipv6',
  'phone',
  'imsi',
  'imei',
  'email',
  'account',
  'url',
  'domain',
  'other',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** Data categories, from the least to the most intrusive. */
export const dataCategories = ['subscriber', 'access', 'traffic', 'content'] as const
export type DataCategory = (typeof dataCategories)[number]

/**
 * An instant as it was stated. `local` is the wall time as written (`2026-11-10T22:41:07`), `zone` the stated zone:
 * an IANA name or a fixed offset such as `+01:00`; `instant` what both mean in UTC.
 */
export const MomentSchema = z.strictObject({
  local: z.string().max(32, 'malformed'),
  zone: z.string().max(64, 'malformed'),
  instant: z.iso.datetime(),
})
export type Moment = z.infer<typeof MomentSchema>

export const IdentifierSchema = z.strictObject({
  /** stable within the case: `i1`, `i2`, … */
  id: z.string().regex(/^i[1-9]\d{0,5}$/, 'malformed'),
  kind: z.enum(identifierKinds),
  /** in the kind's canonical form (`203.0.113.77`, `+15550100`, lower-case domain, …) */
  value: z.string().min(1, 'required').max(2048, 'too-long').refine(isLegible, 'forbidden-characters'),
  /** source port, for addresses only */
  port: z.number().int().min(1).max(65_535).nullable(),
  /** the instant, or the start of the time window; null while a draft has none */
  from: MomentSchema.nullable(),
  /** end of the window; null for one instant */
  until: MomentSchema.nullable(),
  categories: z.array(z.enum(dataCategories)),
})
export type Identifier = z.infer<typeof IdentifierSchema>

/** Whether two statements of an identifier say the same, in whatever order they list its categories. */
export function isSameIdentifier(one: Identifier | undefined, other: Identifier | null): boolean {
  if (!one || !other) return false
  const categories = (identifier: Identifier) => [...identifier.categories].sort().join()
  const parts = ['id', 'kind', 'value', 'port'] as const
  return (
    parts.every((part) => one[part] === other[part]) &&
    categories(one) === categories(other) &&
    isSameMoment(one.from, other.from) &&
    isSameMoment(one.until, other.until)
  )
}

export function isSameMoment(one: Moment | null, other: Moment | null): boolean {
  if (!one || !other) return one === other
  return one.local === other.local && one.zone === other.zone && one.instant === other.instant
}

/** The unit of decision: one identifier and one data category, written `i3.subscriber`. */
export type ItemId = `${string}.${DataCategory}`

export function itemIdsOf(identifiers: readonly Identifier[]): ItemId[] {
  return identifiers.flatMap(({ id, categories }) => categories.map((category) => `${id}.${category}` as const))
}

export function splitItemId(item: string): { identifier: string; category: DataCategory } {
  const [identifier = '', category = ''] = item.split('.')
  return { identifier, category: category as DataCategory }
}
