import type { AppLoadContext } from '@remix-run/node'
import type { AuthorityEntry, DirectoryEntry } from '~/directory/directory.server'
import { relationsTo } from '~/people/relations'
import type { PersonSession } from '~/people/session'
import { isId } from '~/platform/ids'
import type { VersionShown, VersionStanding } from '~/ui/authority/authority-versions'
import { linesOf, rowsOf, type MatrixLine } from '~/ui/authority/matrix'
import { dateFrom } from '~/ui/form'
import { dataCategories } from '~machines/identifiers/identifier'
import { authorityRoles, measuresInUse, type Measure } from '~machines/kit/authority'
import type { Problem } from '~machines/kit/refusal'
import { text, texts, type Fields } from './form'
import { requireNamed, standingOf, type NamingPage } from './guard'
import { newToken } from './step.server'

type AuthorityPage = Extract<NamingPage, `/directory/:organisation/authority${string}`>

/** An agency with its matrix, for whoever may read it, or 404. */
export async function requireAuthority(context: AppLoadContext, page: AuthorityPage, id: string) {
  const { person: by, found } = await requireNamed(context, page, async (asking) => {
    const entry = isId(id) ? await context.liaison.directory.entry(asking, id) : null
    const relations = relationsTo(standingOf(asking), { kind: 'organisation', id })
    return entry?.organisation.side === 'agency' ? { entry, relations } : null
  })
  return { by, shown: await matrixOf(context, by, found.entry) }
}

/** What the pages of a matrix show: its versions as they stand now. */
export async function matrixOf(
  { liaison }: AppLoadContext,
  by: PersonSession,
  { organisation, version }: DirectoryEntry,
) {
  const now = liaison.platform.clock.now()
  const versions = withStanding(await liaison.directory.authority(by, organisation.id), now)
  return { organisation, versions, now, step: { version, token: newToken() } }
}

/** Whether this person may confirm what waits for it; the one who published it is told to wait. */
export function confirmable(versions: readonly VersionShown[], by: PersonSession): number | null {
  const open = versions.find(({ standing }) => standing === 'unconfirmed')
  return open && by.roles.some((role) => role === 'administrator' || role === 'operator') ? open.version : null
}

function withStanding(entries: readonly AuthorityEntry[], now: string): VersionShown[] {
  const inForce = entries.find(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= now)
  const standing = ({ version, inForceFrom }: AuthorityEntry): VersionStanding => {
    if (inForceFrom === null) return version === entries[0]!.version ? 'unconfirmed' : 'superseded'
    if (inForceFrom > now) return 'to-come'
    return version === inForce?.version ? 'inForce' : 'replaced'
  }
  return entries.map((entry) => ({ ...entry, standing: standing(entry) }))
}

const spareLines = 2
const mostLines = 60

export interface AuthorityTyped {
  readonly lines: readonly MatrixLine[]
  readonly validFrom: string
  readonly source: string
  readonly url: string
}

/** The grid to begin with: of each measure the newest version, or the portal's two roles, and room for titles. */
export function gridFrom(versions: readonly VersionShown[]): AuthorityTyped {
  const [newest] = versions
  const lines = withRoom(measuresInUse.flatMap((measure) => knownLines(newest, measure)))
  return { lines, validFrom: '', source: newest?.source ?? '', url: newest?.url ?? '' }
}

function knownLines(newest: VersionShown | undefined, measure: Measure): MatrixLine[] {
  const known = newest ? linesOf(newest.rows, measure) : []
  const empty = (role: string): MatrixLine => ({ measure, role, cells: {} })
  const roles = authorityRoles.map((role) => known.find((line) => line.role === role) ?? empty(role))
  return [...roles, ...known.filter((line) => !authorityRoles.some((role) => role === line.role))]
}

/** With empty lines for further titles, measure by measure. */
export function withRoom(lines: readonly MatrixLine[]): MatrixLine[] {
  const roomy = measuresInUse.flatMap((measure) => [
    ...lines.filter((line) => line.measure === measure),
    ...Array.from({ length: spareLines }, () => ({ measure, role: '', cells: {} })),
  ])
  return roomy.slice(0, mostLines)
}

/** The grid as it was typed. */
export function typedGrid(fields: Fields): AuthorityTyped {
  const count = Array.from({ length: mostLines }, (_, index) => index).filter((index) =>
    fields.has(`lines.${index}.role`),
  )
  const lines = count.map((index) => ({
    measure: measureFrom(text(fields, `lines.${index}.measure`)),
    role: text(fields, `lines.${index}.role`),
    cells: cellsFrom(fields, index),
  }))
  return { lines, validFrom: dateFrom(fields, 'validFrom'), ...texts(fields, ['source', 'url']) }
}

function measureFrom(typed: string): Measure {
  return measuresInUse.find((measure) => measure === typed) ?? measuresInUse[0]
}

function cellsFrom(fields: Fields, index: number): MatrixLine['cells'] {
  const cells = dataCategories.map((category) => {
    const ticked = fields.getAll(`lines.${index}.${category}`)
    const rights = { mayRequest: ticked.includes('mayRequest'), mayAuthorise: ticked.includes('mayAuthorise') }
    return [category, { ...rights, needsJudge: ticked.includes('needsJudge') }] as const
  })
  return Object.fromEntries(cells)
}

const isNamed = ({ role }: MatrixLine) => role.trim() !== ''

/** What the event carries; lines without a role say nothing. */
export function publicationFrom({ lines, ...rest }: AuthorityTyped, version: number) {
  return { version, rows: rowsOf(lines.filter(isNamed)), ...rest, url: rest.url.trim() }
}

/** Problems of the event's rows at the cells in which they were typed. */
export function atCells(problems: readonly Problem[], { lines }: AuthorityTyped): Problem[] {
  const places = lines.flatMap((line, index) => (isNamed(line) ? [index] : []))
  return problems.map((each) => {
    const [, row, part] = /^rows\.(\d+)(?:\.(\w+))?$/.exec(each.field) ?? []
    if (row === undefined) return each
    const line = places[Math.floor(Number(row) / dataCategories.length)]
    const category = dataCategories[Number(row) % dataCategories.length]
    return { ...each, field: `lines.${line}.${part === 'role' ? 'role' : category}` }
  })
}
