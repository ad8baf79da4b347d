import { createHash, createHmac } from 'node:crypto'
import type { DisclosureDossier } from '~machines/disclosure/case'
import type { DisclosureData } from '~machines/disclosure/events'
import type { FindingContext, FindingDossier } from '~machines/finding'
import { familyMatch, isFamily } from '~machines/anomalies/family'
import { limits } from '~machines/anomalies/limits'
import { daysBefore, weekOf, type Found, type Watched, type Watching } from '~machines/anomalies/looks'
import { findOn, indexOf } from '~machines/anomalies/rules'
import { keyOf as keyOfValue } from '~machines/identifiers/mask'
import { offers } from '~machines/kit/offers'
import { finding as procedure } from '~machines/finding'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { packById, packInForce } from '~machines/policy/index'
import { readActor } from '~/people/actors.server'
import type { Relation } from '~/people/relations'
import { personFacts } from '~/platform/facts'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { readEntry } from '~/ledger/entry'
import { replay } from './as-of.server'
import { keyOf, openDossier, standingOf } from './content.server'
import type { Reader } from './lists.server'
import type { Perform } from './types'

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
  readonly cases: readonly { readonly id: string; readonly number: string | null }[]
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

/** What is not work on a case: looking at it, and what the portal notes by itself. */
const looking = ['identity.reveal', 'document.read', 'file.download']
const longestList = 200

/** Watches over the looking: rules at each reveal and every day, findings, and the weekly sample. */
export function openWatch(platform: Platform, perform: Perform) {
  const { db, vault, clock } = platform
  const keyFor = (purpose: string) => vault.derive(`watch:${purpose}`)

  /** Opens a finding, once for a person, a rule and a calendar week. */
  async function open(found: Found): Promise<void> {
    const once = `finding:${found.person}:${found.rule}:${weekOf(found.day)}`
    const event = { name: 'finding.open', data: found }
    const answer = await perform({
      ...{ actor: { kind: 'worker' }, caseId: uuidOf(once), version: 0, procedure: procedure.id, token: once, event },
    })
    if (!answer.ok && answer.because !== 'not-now') throw new Error(`${once}: ${JSON.stringify(answer)}`)
  }

  /** Right after a reveal: whose hash was seen is kept, and own names are looked for in what was shown. */
  async function afterReveal(caseId: string, seq: number): Promise<void> {
    const lived = (await replay(db, vault, caseId, seq)).at(-1)!
    const { entry, payload, decision } = lived
    const dossier = decision.dossier as DisclosureDossier
    const { matter, basis, identifiers } = dossier.served?.content ?? dossier.draft
    const { items } = payload.data as DisclosureData['identity.reveal']
    const shown = items === 'all' ? identifiers : identifiers.filter(({ id }) => items.includes(id))
    const at = new Date(entry.at)
    await db.targetSight.createMany({
      data: shown.map(({ kind, value }) => ({
        hash: hashOf(`${kind}:${keyOfValue(value)}`),
        personId: entry.actor,
        caseId,
        at,
      })),
      skipDuplicates: true,
    })
    const person = await db.person.findUniqueOrThrow({ where: { id: entry.actor }, include: { organisation: true } })
    const texts = items === 'all' ? [matter.title, matter.facts, matter.internalNotes, basis.necessity] : []
    const match = familyMatch(personFacts(person), [...texts, ...shown.map(({ value }) => value)])
    if (!isFamily(match)) return
    const numbers = Object.fromEntries(Object.entries(match).map(([name, matched]) => [name, matched ? 1 : 0]))
    const day = entry.at.slice(0, 10)
    await open({
      person: person.id,
      organisation: person.organisationId,
      rule: 'family',
      day,
      numbers,
      cases: [caseId],
    })
  }

  function hashOf(target: string): Buffer<ArrayBuffer> {
    return Buffer.from(createHmac('sha256', keyFor('target')).update(target).digest())
  }

  /** Applies the rules to one day, `YYYY-MM-DD`. */
  async function lookOver(day: string): Promise<void> {
    const found = findOn(indexOf(await watching(day)), day)
    for (const each of found) await open(each)
  }

  async function watching(day: string): Promise<Watching> {
    const reach = Math.max(limits.history, limits.noFollowUp.days + limits.noFollowUp.patience) + 2
    const from = new Date(`${daysBefore(day, reach)}T00:00:00Z`)
    const [people, looks, acts, targets] = await Promise.all([
      watched(),
      db.sighting.findMany({ where: { slot: { gte: from } }, select: { personId: true, caseId: true, at: true } }),
      db.entry.findMany({
        where: { at: { gte: from }, event: { notIn: looking } },
        select: { actor: true, caseId: true, at: true },
      }),
      db.targetSight.findMany({ where: { at: { gte: from } } }),
    ])
    return {
      people,
      looks: looks.map(({ personId, caseId, at }) => ({ person: personId, caseId, at: at.toISOString() })),
      acts: acts.map(({ actor, caseId, at }) => ({ person: actor, caseId, at: at.toISOString() })),
      targets: targets.map(({ hash, personId, caseId, at }) => ({
        ...{ target: Buffer.from(hash).toString('hex'), person: personId, caseId, at: at.toISOString() },
      })),
    }
  }

  async function watched(): Promise<Watched[]> {
    const rows = await db.person.findMany({ include: { organisation: true } })
    return rows.map(({ id, organisationId, roles, organisation }) => ({
      ...{ id, organisation: organisationId, role: roles[0] ?? '', zone: organisation.zone },
    }))
  }

  /** Findings to be judged first, then the latest of those that were; none about the reader. */
  async function findings(reader: Pick<Reader, 'id'>): Promise<readonly FindingLine[]> {
    const rows = await db.case.findMany({
      where: { procedure: procedure.id, NOT: { requesterId: reader.id } },
      orderBy: [{ closed: 'asc' }, { changedAt: 'desc' }, { id: 'asc' }],
      take: longestList,
    })
    const people = await named(rows.flatMap(({ requesterId }) => requesterId ?? []))
    return rows.map((row) => lineOf(row, people))
  }

  type Row = Awaited<ReturnType<typeof db.case.findMany>>[number]
  type Names = ReadonlyMap<string, { name: string; organisation: string }>

  function lineOf({ id, version, state, closed, context }: Row, people: Names): FindingLine {
    const held = context as unknown as FindingContext
    const { name = '', organisation = '' } = people.get(held.person) ?? {}
    return { id, version, state, closed, context: held, person: name, organisation }
  }

  async function named(ids: readonly string[]): Promise<Names> {
    const rows = await db.person.findMany({ where: { id: { in: [...new Set(ids)] } }, include: { organisation: true } })
    return new Map(rows.map(({ id, name, organisation }) => [id, { name, organisation: organisation.name }]))
  }

  /** One finding for an auditor; null when there is none, or none for them. */
  async function finding(reader: Pick<Reader, 'id'>, id: string): Promise<FindingView | null> {
    const row = isId(id) ? await db.case.findUnique({ where: { id } }) : null
    if (row?.procedure !== procedure.id || row.requesterId === reader.id) return null
    const actor = await readActor(db, { kind: 'person', personId: reader.id }, row)
    if (!actor) return null
    const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as FindingDossier
    const people = await named([row.requesterId ?? '', ...dossier.words.map(({ by }) => by)].filter(isId))
    const cases = await db.case.findMany({
      where: { id: { in: [...dossier.cases] } },
      select: { id: true, number: true },
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

  /** Some reveals of the last whole week, the same ones for every auditor; nobody can tell beforehand which. */
  async function sample(): Promise<readonly SampledReveal[]> {
    const monday = weekOf(clock.now().slice(0, 10))
    const [from, until] = [daysBefore(monday, 7), monday].map((day) => new Date(`${day}T00:00:00Z`)) as [Date, Date]
    const entries = await db.entry.findMany({ where: { event: 'identity.reveal', at: { gte: from, lt: until } } })
    const lot = (hash: Uint8Array) => createHmac('sha256', keyFor('sample')).update(monday).update(hash).digest('hex')
    const drawn = entries
      .map((entry) => ({ entry: readEntry(entry.bytes), lot: lot(entry.hash) }))
      .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
      .slice(0, packById(packInForce)!.sight.weeklySample)
    const people = await named(drawn.map(({ entry }) => entry.actor))
    const ids = drawn.map(({ entry }) => entry.case)
    const rows = await db.case.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })
    const numbers = new Map(rows.map(({ id, number }) => [id, number]))
    return drawn.map(({ entry }) => ({
      ...{ caseId: entry.case, number: numbers.get(entry.case) ?? null, at: entry.at, pack: entry.pack },
      ...{ person: people.get(entry.actor)?.name ?? '', organisation: people.get(entry.actor)?.organisation ?? '' },
      reason: String(entry.facts.reason),
    }))
  }

  return { afterReveal, lookOver, findings, finding, sample }
}

/** The same id for the same words, in the form of a version 8 UUID (RFC 9562). */
function uuidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
