import { createHmac } from 'node:crypto'
import type { Case } from '../../prisma/generated/client'
import { daysBefore, weekOf } from '~machines/anomalies/looks'
import { finding as procedure, type FindingContext, type FindingDossier } from '~machines/finding'
import { offers } from '~machines/kit/offers'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { packById, packInForce } from '~machines/policy/index'
import { readEntry } from '~/ledger/entry'
import { readActor } from '~/people/actors.server'
import type { Relation } from '~/people/relations'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import type { Reader } from './lists.server'
import type { Transaction } from './transaction.server'

/** A finding as auditors read it in a list. */
export interface FindingLine {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly closed: boolean
  readonly context: FindingContext
  readonly person: string
  readonly organisation: string
}

/** One finding in full. */
export interface FindingView extends FindingLine {
  readonly cases: readonly { readonly id: string; readonly procedure: string; readonly number: string | null }[]
  readonly words: readonly (FindingDossier['words'][number] & { readonly name: string })[]
  /** of this person to the finding */
  readonly relations: readonly Relation[]
  /** events this person may perform now */
  readonly offers: readonly string[]
}

/** A reveal drawn for a look. */
export interface SampledReveal {
  readonly caseId: string
  readonly number: string | null
  readonly at: string
  readonly person: string
  readonly organisation: string
  readonly reason: string
  /** policy pack of the case, for the words of the reason */
  readonly pack: string
}

const longestList = 200

type Auditor = Pick<Reader, 'id'>

/** What auditors read of the watch: findings, and the reveals drawn for a look. */
export function openFindings(platform: Platform) {
  const { db, vault, clock } = platform
  return {
    /** Findings to be judged first, then the latest of those that were; none about the reader. */
    findings: (reader: Auditor): Promise<readonly FindingLine[]> =>
      db.reading(reader, (tx) => findingsInside(tx, reader)),

    /** One finding for an auditor; null when there is none, or none for them. */
    finding: async (reader: Auditor, id: string): Promise<FindingView | null> =>
      isId(id) ? db.reading(reader, (tx) => findingInside(platform, tx, reader, id)) : null,

    /** Some reveals of the last whole week, the same ones for every auditor; nobody can tell beforehand which. */
    sample: async (reader: Auditor): Promise<readonly SampledReveal[]> => {
      const monday = weekOf(clock.now().slice(0, 10))
      const secret = vault.derive('watch:sample')
      const lot = (hash: Uint8Array) => createHmac('sha256', secret).update(monday).update(hash).digest('hex')
      return db.reading(reader, (tx) => sampleInside(tx, monday, lot))
    },
  }
}

async function findingsInside(tx: Transaction, reader: Auditor): Promise<readonly FindingLine[]> {
  const rows = await tx.case.findMany({
    where: { procedure: procedure.id, NOT: { requesterId: reader.id } },
    orderBy: [{ closed: 'asc' }, { changedAt: 'desc' }, { id: 'asc' }],
    take: longestList,
  })
  const people = await named(
    tx,
    rows.flatMap(({ requesterId }) => requesterId ?? []),
  )
  return rows.map((row) => lineOf(row, people))
}

async function findingInside({ vault, clock }: Platform, tx: Transaction, reader: Auditor, id: string) {
  const row = await tx.case.findUnique({ where: { id } })
  if (row?.procedure !== procedure.id || row.requesterId === reader.id) return null
  const actor = await readActor(tx, { kind: 'person', personId: reader.id }, row)
  if (!actor) return null
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as FindingDossier
  const people = await named(tx, [row.requesterId ?? '', ...dossier.words.map(({ by }) => by)].filter(isId))
  const cases = await tx.case.findMany({
    where: { id: { in: [...dossier.cases] } },
    select: { id: true, procedure: true, number: true },
  })
  const facts = { now: clock.now(), ...(actor.person ? { actor: actor.person } : {}) }
  const asked = { standing: standingOf(row) as Standing, dossier, by: actor.onCase, facts }
  return {
    ...lineOf(row, people),
    relations: actor.relations,
    cases,
    words: dossier.words.map((each) => ({ ...each, name: people.get(each.by)?.name ?? '' })),
    offers: offers({ procedure: procedure as unknown as Procedure, pack: packById(row.pack)!, ...asked }),
  }
}

async function sampleInside(tx: Transaction, monday: string, lot: (hash: Uint8Array) => string) {
  const [from, until] = [daysBefore(monday, 7), monday].map((day) => new Date(`${day}T00:00:00Z`)) as [Date, Date]
  const entries = await tx.entry.findMany({ where: { event: 'identity.reveal', at: { gte: from, lt: until } } })
  const drawn = entries
    .map((entry) => ({ entry: readEntry(entry.bytes), lot: lot(entry.hash) }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, packById(packInForce)!.sight.weeklySample)
  const people = await named(
    tx,
    drawn.map(({ entry }) => entry.actor),
  )
  const ids = drawn.map(({ entry }) => entry.case)
  const rows = await tx.case.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  return drawn.map(({ entry }) => ({
    ...{ caseId: entry.case, number: numbers.get(entry.case) ?? null, at: entry.at, pack: entry.pack },
    ...{ person: people.get(entry.actor)?.name ?? '', organisation: people.get(entry.actor)?.organisation ?? '' },
    reason: String(entry.facts.reason),
  }))
}

type Names = ReadonlyMap<string, { name: string; organisation: string }>

async function named(tx: Transaction, ids: readonly string[]): Promise<Names> {
  const rows = await tx.person.findMany({ where: { id: { in: [...new Set(ids)] } }, include: { organisation: true } })
  return new Map(rows.map(({ id, name, organisation }) => [id, { name, organisation: organisation.name }]))
}

function lineOf({ id, version, state, closed, context }: Case, people: Names): FindingLine {
  const held = context as unknown as FindingContext
  const { name = '', organisation = '' } = people.get(held.person) ?? {}
  return { id, version, state, closed, context: held, person: name, organisation }
}
