import { randomUUID } from 'node:crypto'
import { disclosure } from '~machines/disclosure'
import { decide, type Accepted } from '~machines/kit/decide'
import type { ActorOnCase, Facts, OrganisationFacts, PersonFacts, ServiceFacts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/practice'
import { contentOf, type CaseContent } from '~/cases/content.server'
import { prepare, type Prepared } from '~/cases/prepare.server'
import type { Platform } from '~/platform/platform.server'
import { agencies, practicePeople, providers } from '../../prisma/practice-city'
import { personId, type Part } from '../../prisma/practice-cast'
import { way } from '../../prisma/practice-stories'

/** How many of a hundred cases rest where; most of a provider's register is closed. */
const shares: readonly (readonly [state: string, share: number])[] = [
  ['sourceCheck', 2],
  ['legalReview', 3],
  ['collection', 2],
  ['qualityCheck', 1],
  ['answered', 4],
  ['closed', 88],
]

interface Lived {
  readonly row: Record<string, unknown>
  readonly events: readonly {
    readonly prepared: Prepared
    readonly name: string
    readonly actor: string
    readonly token: string
    readonly at: string
  }[]
}

const procedure = disclosure as unknown as Procedure
const agency = factsOf(agencies[0]!)
const provider = factsOf(providers[0]!)
const service: ServiceFacts = { ...providers[0]!.services[1]!, provider: provider.id }

/**
 * Fills a database with cases whose every event went through the real `decide` and whose chains verify, in bulk instead
 * of one transaction each. For the benchmark only.
 */
export async function fill(platform: Platform, count: number, begun: Date): Promise<void> {
  const batch = 250
  for (let from = 0; from < count; from += batch) {
    const cases = Array.from({ length: Math.min(batch, count - from) }, (_, n) => live(platform, from + n, begun))
    await store(platform, cases)
  }
}

function live(platform: Platform, n: number, begun: Date): Lived {
  const caseId = randomUUID()
  let content: CaseContent = contentOf(platform.vault, procedure, null)
  let row: Record<string, unknown> | null = null
  const events: Lived['events'][number][] = []
  const start = begun.getTime() + n * 1_000
  for (const [part, name, data] of stepsTo(restOf(n))) {
    const at = new Date(start + events.length * 1_000).toISOString()
    const decision = decided(content, part, name, data ?? {}, at, n)
    const token = randomUUID()
    const command = { caseId, token, event: { name, data } }
    const by = actorOf(part)
    const happened = {
      vault: platform.vault,
      command,
      row: row as never,
      procedure,
      packId: practicePack.id,
      content,
      by,
      facts: factsAt(part, at, n),
      decision,
    }
    const prepared = prepare(happened)
    row = { ...(row ?? {}), ...prepared.columns }
    content = { ...content, asked: { standing: decision.standing, dossier: decision.dossier } }
    events.push({ prepared, name, actor: by.id, token, at })
  }
  return { row: row!, events }
}

function restOf(n: number): string {
  let left = n % 100
  return shares.find(([, share]) => (left -= share) < 0)![0]
}

function* stepsTo(state: string) {
  for (const [name, steps] of Object.entries(way)) {
    yield* steps
    if (name === state) return
  }
}

function decided(
  content: CaseContent,
  part: Part,
  name: string,
  data: object,
  at: string,
  n: number,
): Accepted<unknown, unknown> {
  const facts = factsAt(part, at, n)
  const decision = decide({
    procedure,
    pack: practicePack,
    facts,
    by: actorOf(part),
    event: { name, data },
    ...content.asked,
  })
  if (!decision.accepted) throw new Error(`${name}: ${JSON.stringify(decision)}`)
  return decision
}

function factsAt(part: Part, now: string, n: number): Facts {
  return {
    now,
    actor: personOf(part),
    agency,
    provider,
    service,
    registration: `VD-HPB-2020-${String(n + 1).padStart(6, '0')}`,
  }
}

function personOf(part: Part): PersonFacts {
  const { id, name, title, email, phone, organisation } = practicePeople.find((person) => person.id === personId(part))!
  return { id, name, title, email, phone, organisation }
}

function actorOf(part: Part): ActorOnCase {
  const person = practicePeople.find(({ id }) => id === personId(part))!
  return { id: person.id, side: person.organisation === agency.id ? 'agency' : 'provider', roles: person.roles }
}

function factsOf({ services: _services, ...organisation }: (typeof agencies)[number]): OrganisationFacts {
  return organisation
}

async function store({ db }: Platform, cases: readonly Lived[]): Promise<void> {
  const entries = cases.flatMap(({ row, events }) =>
    events.map(({ prepared, name, actor, token, at }) => ({
      ...{ caseId: String(row.id), seq: prepared.entry.seq, event: name, actor, token, version: prepared.version },
      ...{
        hash: bytes(prepared.entry.hash),
        bytes: bytes(prepared.entry.bytes),
        at: new Date(at),
        sealed: bytes(prepared.payload),
      },
    })),
  )
  await db.$transaction([
    db.case.createMany({ data: cases.map(({ row }) => ({ ...row }) as never) }),
    db.entry.createMany({ data: entries.map(({ sealed: _sealed, ...entry }) => entry) }),
    db.payload.createMany({ data: entries.map(({ caseId, seq, sealed }) => ({ caseId, seq, sealed })) }),
  ])
}

function bytes(from: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(from)
}
