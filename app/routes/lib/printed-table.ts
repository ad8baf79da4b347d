import { canonicalBytes, sha256Hex } from '~/ledger/entry'
import { pages, sight, standings, type Cells, type PageRule } from '~/people/authorisation'
import { declaredRoles } from '~/people/authorised'
import type { Relation } from '~/people/relations'
import { procedures } from '~machines/index'
import type { EventDefinition } from '~machines/kit/event'
import type { FieldClass } from '~machines/kit/sight'
import type { Role, Side } from '~machines/kit/words'

export interface PrintedEvent {
  readonly by: Cells
  readonly sees: readonly Side[]
  readonly slugs: readonly string[]
}

/** The authorisation table with the events of the procedures, as plain JSON. What it doesn't say is denied. */
export interface PrintedTable {
  readonly format: 1
  /** the relations from which someone acts in a role, by procedure */
  readonly standings: Readonly<Record<string, Cells>>
  /** by procedure and name */
  readonly events: Readonly<Record<string, Readonly<Record<string, PrintedEvent>>>>
  /** by address */
  readonly pages: Readonly<Record<string, PageRule>>
  /** by role and relation */
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<Relation, readonly FieldClass[]>>>>>
}

const standingsOf: Readonly<Record<string, Cells>> = standings

export const printedTable: PrintedTable = {
  ...{ format: 1, standings, pages, fields: sight },
  events: Object.fromEntries(
    procedures.map(({ id, events }) => [
      id,
      Object.fromEntries(Object.values(events).map((event) => [event.name, printedEvent(id, event)])),
    ]),
  ),
}

/** By which an auditor sees that two tables are the same: SHA-256 of the whole table as canonical JSON (RFC 8785). */
export const tableVersion = sha256Hex(canonicalBytes(printedTable))

/** What the table says of some roles; pages that are open to anyone stay. */
export function tableOf(roles: readonly Role[]): PrintedTable {
  const { format, events, fields } = printedTable
  return {
    format,
    standings: mapped(printedTable.standings, (cells) => only(cells, roles)),
    events: mapped(events, (named) =>
      kept(
        mapped(named, (event) => ({ ...event, by: only(event.by, roles) })),
        ({ by }) => !isEmpty(by),
      ),
    ),
    pages: kept(
      mapped(printedTable.pages, (rule) => (rule.who === 'anyone' ? rule : { ...rule, who: only(rule.who, roles) })),
      ({ who }) => who === 'anyone' || !isEmpty(who),
    ),
    fields: kept(fields, (_sees, role) => roles.includes(role as Role)),
  }
}

/** What one role may in one relation. */
export interface PrintedRelation {
  readonly relation: Relation
  readonly fields: readonly FieldClass[]
  readonly pages: readonly { readonly address: string; readonly side: Side | 'parties' | null }[]
  readonly events: readonly { readonly procedure: string; readonly name: string; readonly slugs: readonly string[] }[]
}

export interface PrintedRole {
  readonly role: Role
  readonly relations: readonly PrintedRelation[]
}

/** The same table role by role, to be read by people. */
export function byRole(roles: readonly Role[]): PrintedRole[] {
  const inOrder = declaredRoles.filter((role) => roles.includes(role))
  return inOrder.map((role) => ({ role, relations: relationsOf(role).map((each) => inRelation(role, each)) }))
}

/** Addresses that are open to anyone. */
export const publicPages = Object.keys(printedTable.pages).filter(
  (address) => printedTable.pages[address]!.who === 'anyone',
)

function relationsOf(role: Role): Relation[] {
  const named = [
    ...Object.values(printedTable.standings).flatMap((cells) => cells[role] ?? []),
    ...Object.values(printedTable.pages).flatMap(({ who }) => (who === 'anyone' ? [] : (who[role] ?? []))),
    ...(Object.keys(printedTable.fields[role] ?? {}) as Relation[]),
  ]
  return [...new Set(named)]
}

function inRelation(role: Role, relation: Relation): PrintedRelation {
  const holds = (cells: Cells) => cells[role]?.includes(relation) ?? false
  return {
    relation,
    fields: printedTable.fields[role]?.[relation] ?? [],
    pages: Object.entries(printedTable.pages).flatMap(([address, { who, side = null }]) =>
      who !== 'anyone' && holds(who) ? [{ address, side }] : [],
    ),
    events: Object.entries(printedTable.events).flatMap(([procedure, named]) =>
      Object.entries(named).flatMap(([name, { by, slugs }]) => (holds(by) ? [{ procedure, name, slugs }] : [])),
    ),
  }
}

function printedEvent(procedure: string, { by, sees, slugs }: EventDefinition): PrintedEvent {
  const cells: Cells = standingsOf[procedure.split('@')[0]!] ?? {}
  return { by: only(cells, by), sees, slugs }
}

function only(cells: Cells, roles: readonly Role[]): Cells {
  return kept(cells, (_relations, role) => roles.includes(role as Role))
}

function mapped<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function kept<Kept extends object>(record: Kept, keeps: (value: Kept[keyof Kept], key: string) => boolean): Kept {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => keeps(value as Kept[keyof Kept], key)),
  ) as Kept
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0
}
