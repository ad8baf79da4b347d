import { randomBytes, randomUUID } from 'node:crypto'
import { disclosure } from '~machines/disclosure'
import { decide } from '~machines/kit/decide'
import type { AuthorityFacts } from '~machines/kit/authority'
import type { ActorOnCase, Facts, OrganisationFacts, PersonFacts, ServiceFacts, SourceFacts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/countries/veldania'
import { contentOf } from '~/cases/content.server'
import { deedAsked } from '~/cases/deeds'
import { columnsOf, linkOf, type Happened, type Link } from '~/cases/prepare.server'
import type { Command } from '~/cases/types'
import { challengeOf } from '~/people/deed'
import { openPracticePasskeys } from '~/people/practice-passkeys.server'
import type { Env } from '~/platform/env.server'
import type { Vault } from '~/platform/vault.server'
import { agencies, domainOf, practicePeople, providers } from '../../prisma/practice-city'
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

/** A case as it stands, and every event that led there. */
export interface Life {
  readonly row: Readonly<Record<string, unknown>>
  readonly events: readonly Event[]
}

export interface Event {
  readonly link: Link
  readonly name: string
  readonly actor: string
  readonly token: string
  readonly at: string
}

/** After everything the practice story tells of. */
const firstBegun = Date.parse('2026-11-23T12:00:00Z')

const procedure = disclosure as unknown as Procedure
const agency = factsOf(agencies[0]!)
const provider = factsOf(providers[0]!)
const authority: AuthorityFacts = {
  ...{ version: 1, from: '2026-01-01T00:00:00Z' },
  rows: (['subscriber', 'access'] as const).flatMap((category) => {
    const row = { measure: 'disclosure', category, needsJudge: false } as const
    return [
      { ...row, role: 'officer', mayRequest: true, mayAuthorise: false },
      { ...row, role: 'supervisor', mayRequest: false, mayAuthorise: true },
    ]
  }),
}
const known = { memberSince: '2026-01-01T00:00:00.000Z', keySince: '2026-01-01T00:00:00.000Z', changedAt: null }
const history = { served: 1_000, notVerified: 0, firstAt: '2026-01-12T09:00:00.000Z', lastDay: 40, perDay: 40 }
const source: SourceFacts = { requester: known, authoriser: known, history, sameTextAt: null }
const programme = { id: '00000000-0000-4000-8000-500000000001', state: 'published', versions: 1 }
const phrases = { say: 'anchor beacon', hear: 'copper lemon willow' }
const service: ServiceFacts = { ...providers[0]!.services[1]!, provider: provider.id }

/** Lives one case: the real `decide` for every event, its chain linked as the door links it, its row as the last event left it. */
export function live(vault: Vault, n: number): Life {
  const begun = firstBegun + n * 500
  const caseId = randomUUID()
  const events: Event[] = []
  let last: { happened: Happened; link: Link } | null = null
  for (const [part, name, told = {}] of stepsTo(restOf(n))) {
    const data = name === 'callBack.record' ? { heard: phrases.hear, ...told } : told
    const at = new Date(begun + events.length * 1_000).toISOString()
    const happened = happen(vault, last, { caseId, part, name, data, facts: factsAt(part, at, n) })
    const link = linkOf(happened)
    events.push({ link, name, actor: happened.by.id, token: happened.command.token, at })
    last = { happened, link }
  }
  const columns = columnsOf({ ...last!.happened, row: null }, last!.link)
  return { row: { ...columns, openedAt: new Date(begun) }, events }
}

interface Doing {
  readonly caseId: string
  readonly part: Part
  readonly name: string
  readonly data: object
  readonly facts: Facts
}

function happen(vault: Vault, last: { happened: Happened; link: Link } | null, doing: Doing): Happened {
  const { caseId, part, name, data } = doing
  const before = last?.happened.decision
  const opened = last?.happened.content ?? contentOf(vault, procedure, null)
  const content = before ? { ...opened, asked: { standing: before.standing, dossier: before.dossier } } : opened
  const event = { name, data }
  const by = actors.get(part)!
  const command = { caseId, token: randomUUID(), event }
  const facts = {
    ...doing.facts,
    ...confirmationOf(vault, by.id, { ...command, version: last?.link.version ?? 0 }, last?.link ?? null),
  }
  const decision = decide({ procedure, pack: practicePack, facts, by, event, ...content.asked })
  if (!decision.accepted) throw new Error(`${name}: ${JSON.stringify(decision)}`)
  return { vault, command, row: rowAfter(last), procedure, packId: practicePack.id, content, by, facts, decision }
}

/** The practice passkey over the event, as the door would have kept it; nothing where none is asked for. */
function confirmationOf(
  vault: Vault,
  personId: string,
  command: Omit<Command, 'actor'>,
  before: Link | null,
): Pick<Facts, 'confirmation'> {
  const seen = before && Buffer.from(before.entry.hash).toString('hex')
  const deed = deedAsked(procedure, { ...command, actor: { kind: 'person', personId } }, seen)
  if (!deed) return {}
  const asked = { nonce: randomBytes(32).toString('base64url'), askedAt: new Date().toISOString() }
  const passkeys = openPracticePasskeys({ env: { mode: 'practice', publicUrl: origin } as Env, vault })!
  const { id, response } = passkeys.answer(personId, challengeOf(deed, asked))
  const { authenticatorData, clientDataJSON, signature } = response
  const said = { authenticatorData, clientDataJSON, signature }
  return { confirmation: { credential: id, publicKey: passkeys.of(personId).publicKey, origin, ...asked, ...said } }
}

const origin = 'http://localhost:3000'

function rowAfter(last: { happened: Happened; link: Link } | null): Happened['row'] {
  if (!last) return null
  const { link, happened } = last
  const { seq, hash } = link.entry
  return { entries: seq, head: Buffer.from(hash), version: link.version, state: happened.decision.standing.state }
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

const parts = ['officer', 'supervisor', 'intake', 'reviewer', 'collector', 'checker'] as const
const actors = new Map<Part, ActorOnCase>(parts.map((part) => [part, actorOf(part)]))
const people = new Map<Part, PersonFacts>(parts.map((part) => [part, personOf(part)]))

function factsAt(part: Part, now: string, n: number): Facts {
  const registration = `VD-HPB-2020-${String(n + 1).padStart(6, '0')}`
  const actor = { ...people.get(part)!, standing: 'active', trainedUntil: '2099-01-01T00:00:00.000Z' }
  return { now, actor, agency, provider, service, registration, authority, copies: [], source, phrases, programme }
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
  return { ...organisation, state: 'active', domains: [domainOf(organisation)], emergencyRight: false }
}
