import type { FieldClass } from '~machines/kit/sight'
import type { Role, Side } from '~machines/kit/words'
import { pages, sight, standings, type About, type Cells, type PageAddress, type PageRule } from './authorisation'
import type { Relation } from './relations'

// The questions that are asked of the table. What it doesn't say is no.

/** Whoever asks: their roles in their organisation, and its side. */
export interface Asking {
  readonly roles: readonly Role[]
  readonly side: Side
}

/** The roles in which a person with these relations acts on a case of a procedure. */
export function rolesFrom(procedure: string, roles: readonly Role[], relations: readonly Relation[]): readonly Role[] {
  const name = procedure.split('@')[0]!
  const cells: Cells = own<string, Cells>(standings, name) ?? {}
  return held(roles).filter((role) => meets(own(cells, role), relations))
}

/** May this person, with these relations to what the address names, open the page? */
export function mayOpen(page: PageAddress, by: Asking, relations: readonly Relation[]): boolean {
  return holding(page, by).some((cell) => meets(cell, relations))
}

/** Is there any relation in which this person may open the page? If not, nothing depends on what the address names. */
export function couldOpen(page: PageAddress, by: Asking): boolean {
  return holding(page, by).length > 0
}

/** The field classes a person in these relations sees. */
export function classesSeen(roles: readonly Role[], relations: readonly Relation[]): readonly FieldClass[] {
  const seen = held(roles).flatMap((role) => relations.flatMap((relation) => own(sight, role)?.[relation] ?? []))
  return [...new Set(seen)]
}

/** The relations to what an address is about without naming it. */
export const relationsUnnamed = {
  nothing: ({ side }) => (side === 'portal' || side === 'oversight' ? [side, 'none'] : ['none']),
  oneself: () => ['self'],
  ownOrganisation: () => ['ownOrganisation'],
} as const satisfies Partial<Record<About, (by: Asking) => readonly Relation[]>>

/** Whose cells a person may read: an auditor everyone's, others those of their own roles. */
export function rolesReadable({ roles, side }: Asking): readonly Role[] {
  return side === 'oversight' && roles.includes('auditor') ? declaredRoles : held(roles)
}

/** The pages a person may open whose addresses name nobody else's affair. */
export function pagesOf(by: Asking): readonly PageAddress[] {
  return addresses.filter((page) => {
    const { about } = pages[page]
    return isPublic(page) || (isUnnamed(about) && mayOpen(page, by, relationsUnnamed[about](by)))
  })
}

function isUnnamed(about: About): about is keyof typeof relationsUnnamed {
  return about in relationsUnnamed
}

/** Every role there is, in the order of the table. */
export const declaredRoles = [
  ...new Set(Object.values(standings).flatMap((cells) => Object.keys(cells))),
] as readonly Role[]

export const addresses = Object.keys(pages) as readonly PageAddress[]

export function isPublic(page: PageAddress): boolean {
  return pages[page].who === 'anyone'
}

/** The page at an address of the table, or null. */
export function pageAt(address: string): PageAddress | null {
  return Object.hasOwn(pages, address) ? (address as PageAddress) : null
}

/** `requests.$id_.draft._index` → `/requests/:id/draft`: the address of a route's file. */
export function addressOf(routeFile: string): string {
  const literal: string[] = []
  const kept = routeFile.replace(/\[([^\]]*)\]/g, (_match, text: string) => `\0${literal.push(text) - 1}\0`)
  const parts = kept.split('.').filter((part) => part !== '_index' && !part.startsWith('_'))
  const address = parts.map((part) => part.replace(/_$/, '').replace(/^\$/, ':')).join('/')
  return `/${address.replace(/\0(\d+)\0/g, (_match, index: string) => literal[Number(index)]!)}`
}

function holding(page: PageAddress, { roles, side }: Asking): readonly (readonly Relation[])[] {
  const rule: PageRule = pages[page]
  if (rule.who === 'anyone' || !isForSide(rule, side)) return []
  const { who } = rule
  return held(roles).flatMap((role) => {
    const cell = own(who, role)
    return cell ? [cell] : []
  })
}

function isForSide({ side: only }: PageRule, side: Side): boolean {
  if (only === 'parties') return side === 'agency' || side === 'provider'
  return only === undefined || only === side
}

/** Everybody is a member of their organisation, whatever else they are. */
function held(roles: readonly Role[]): readonly Role[] {
  return roles.includes('member') ? roles : [...roles, 'member']
}

function meets(cell: readonly Relation[] | undefined, relations: readonly Relation[]): boolean {
  return cell?.some((relation) => relations.includes(relation)) ?? false
}

/** A cell of the table by a name that may be none: what every object inherits is no cell. */
function own<Name extends string, Cell>(cells: Readonly<Partial<Record<Name, Cell>>>, name: Name): Cell | undefined {
  return Object.hasOwn(cells, name) ? cells[name] : undefined
}
