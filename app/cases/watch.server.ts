import { createHash, createHmac } from 'node:crypto'
import type { RequestDossier } from '~machines/request/case'
import type { RequestData } from '~machines/request/events'
import { familyMatch, isFamily } from '~machines/anomalies/family'
import { limits } from '~machines/anomalies/limits'
import { daysBefore, weekOf, type Found, type Watched, type Watching } from '~machines/anomalies/looks'
import { findOn, indexOf } from '~machines/anomalies/rules'
import { keyOf as keyOfValue } from '~machines/identifiers/mask'
import { finding as procedure } from '~machines/finding'
import { personFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { replay } from './as-of.server'
import type { Perform } from './types'

/** What is not work on a case: looking at it, and what the portal notes by itself. */
const looking = ['identity.reveal', 'document.read', 'file.download']

/** Watches over the looking: rules at each reveal and every day, whose findings auditors judge. */
export function openWatch(platform: Platform, perform: Perform) {
  const { db, vault } = platform

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
    const lived = (await replay(db.portal, vault, caseId, seq)).at(-1)!
    const { entry, payload, decision } = lived
    const dossier = decision.dossier as RequestDossier
    const { matter, basis, identifiers } = dossier.served?.content ?? dossier.draft
    const { items } = payload.data as RequestData['identity.reveal']
    const shown = items === 'all' ? identifiers : identifiers.filter(({ id }) => items.includes(id))
    const at = new Date(entry.at)
    await db.portal.targetSight.createMany({
      data: shown.map(({ kind, value }) => ({
        hash: hashOf(`${kind}:${keyOfValue(value)}`),
        personId: entry.actor,
        caseId,
        at,
      })),
      skipDuplicates: true,
    })
    const person = await db.portal.person.findUniqueOrThrow({
      where: { id: entry.actor },
      include: { organisation: true },
    })
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
    return Buffer.from(createHmac('sha256', vault.derive('watch:target')).update(target).digest())
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
      db.portal.sighting.findMany({
        where: { slot: { gte: from } },
        select: { personId: true, caseId: true, at: true },
      }),
      db.portal.entry.findMany({
        where: { at: { gte: from }, event: { notIn: looking } },
        select: { actor: true, caseId: true, at: true },
      }),
      db.portal.targetSight.findMany({ where: { at: { gte: from } } }),
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
    const rows = await db.portal.person.findMany({ include: { organisation: true } })
    return rows.map(({ id, organisationId, roles, organisation }) => ({
      ...{ id, organisation: organisationId, role: roles[0] ?? '', zone: organisation.zone },
    }))
  }

  return { afterReveal, lookOver }
}

/** The same id for the same words, in the form of a version 8 UUID (RFC 9562). */
function uuidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
