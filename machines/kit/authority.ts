import type { DataCategory } from '../identifiers/identifier'

/** What an agency can ask a provider to do. */
export const measures = ['disclosure', 'preservation', 'emergency'] as const
export type Measure = (typeof measures)[number]

/** Measures that the portal has procedures for. */
export const measuresInUse = ['disclosure', 'preservation', 'emergency'] as const satisfies readonly Measure[]

/** The portal's roles that a row may name; any other role of a row is a rank or title of the agency. */
export const authorityRoles = ['officer', 'supervisor'] as const
export type AuthorityRole = (typeof authorityRoles)[number]

/** One row of an agency's authority matrix (guideline le.authority). */
export interface AuthorityRow {
  /** `officer`, `supervisor`, or a title as the agency's members carry it */
  readonly role: string
  readonly measure: Measure
  readonly category: DataCategory
  readonly mayRequest: boolean
  readonly mayAuthorise: boolean
  /** only with an order that a judge or court has issued */
  readonly needsJudge: boolean
}

/** The matrix in force at an instant. */
export interface AuthorityFacts {
  readonly version: number
  /** instant from which it is in force */
  readonly from: string
  readonly rows: readonly AuthorityRow[]
}

export interface AuthorityQuestion {
  readonly measure: Measure
  readonly category: string
  /** the portal's role in which the person acts */
  readonly role: AuthorityRole
  /** the person's title at that moment */
  readonly title: string
}

/** The row that covers a person: one for their title decides before the one for their role; null when there is neither. */
export function rowFor(rows: readonly AuthorityRow[], asked: AuthorityQuestion): AuthorityRow | null {
  const here = rows.filter(({ measure, category }) => measure === asked.measure && category === asked.category)
  const named = (role: string) => here.find((row) => sameRole(row.role, role)) ?? null
  const titled = asked.title === '' || isPortalRole(asked.title) ? null : named(asked.title)
  return titled ?? named(asked.role)
}

export function isPortalRole(role: string): role is AuthorityRole {
  return authorityRoles.some((each) => sameRole(each, role))
}

/** Titles are compared as people read them, whatever their capitals. */
export function sameRole(one: string, other: string): boolean {
  const read = (role: string) => role.normalize('NFC').trim().toLowerCase()
  return read(one) === read(other)
}
