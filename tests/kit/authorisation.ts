import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role, Side } from '~machines/kit/words'

type Cells = Readonly<Record<string, readonly string[]>>

/** The printed table as an auditor has it: a file, read here without any code of the portal. */
export interface PaperTable {
  readonly standings: Readonly<Record<string, Cells>>
  readonly events: Readonly<
    Record<string, Readonly<Record<string, { readonly by: Cells; readonly sees: readonly string[] }>>>
  >
  readonly pages: Readonly<
    Record<string, { readonly about: string; readonly who: Cells | 'anyone'; readonly side?: string }>
  >
  readonly fields: Readonly<Record<string, Cells>>
}

export const paperPath = join(import.meta.dirname, '../app/people/golden/authorisation.json')

export function paper(): PaperTable {
  return JSON.parse(readFileSync(paperPath, 'utf8')) as PaperTable
}

export interface Reader {
  readonly roles: readonly Role[]
  readonly side: Side
}

/** A page of one side, or of those that ask and are asked. */
function isForSide(only: string | undefined, side: Side): boolean {
  if (only === 'parties') return side === 'agency' || side === 'provider'
  return only === undefined || only === side
}

/** Says the paper that this person opens the page, standing so to what it is about? */
export function opensOnPaper(
  table: PaperTable,
  address: string,
  { roles, side }: Reader,
  relations: readonly string[],
) {
  const line = table.pages[address]!
  if (line.who === 'anyone') return true
  if (!isForSide(line.side, side)) return false
  return cellsHold(line.who, roles, relations)
}

/** Could the page be opened by these roles in any relation at all? */
export function rolesOnPaper(table: PaperTable, address: string, { roles, side }: Reader): boolean {
  const line = table.pages[address]!
  if (line.who === 'anyone') return true
  if (!isForSide(line.side, side)) return false
  const named = Object.keys(line.who)
  return named.includes('member') || roles.some((role) => named.includes(role))
}

/** Says the paper that this person performs the event, standing so to the case? */
export function performsOnPaper(
  table: PaperTable,
  procedure: string,
  event: string,
  { roles }: Pick<Reader, 'roles'>,
  relations: readonly string[],
): boolean {
  return cellsHold(table.events[procedure]![event]!.by, roles, relations)
}

/** Says the paper that this person has any role on a case of the procedure, standing so to it? */
export function hasRoleOnPaper(
  table: PaperTable,
  procedure: string,
  { roles }: Pick<Reader, 'roles'>,
  relations: readonly string[],
): boolean {
  return cellsHold(table.standings[procedure.split('@')[0]!]!, roles, relations)
}

function cellsHold(cells: Cells, roles: readonly string[], relations: readonly string[]): boolean {
  for (const [role, wanted] of Object.entries(cells)) {
    if (role !== 'member' && !roles.includes(role)) continue
    for (const relation of wanted) if (relations.includes(relation)) return true
  }
  return false
}
