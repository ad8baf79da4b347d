import type { EmergencyContext, EmergencyDossier, Peril } from '~machines/emergency/case'
import type { EmergencyData, EmergencyEventName } from '~machines/emergency/events'
import { emergency } from '~machines/emergency/index'
import { decide, type Decision } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import { nobodyConcerned, type Sensitive } from '~machines/request/sensitive'
import * as world from './world'
import { answered, authority, basis, cast, factsFor, handling, identifier, matter, now, phrases } from './world'

export interface Held {
  readonly standing: Standing<EmergencyContext> | null
  readonly dossier: EmergencyDossier
}

export const agency = { ...world.agency, emergencyRight: true }
export const { provider } = world
export const service = {
  ...factsFor(cast.officer).service!,
  categories: ['subscriber', 'access', 'traffic', 'content'],
}
const rows = authority.rows.map((row) => ({ ...row, measure: 'emergency' as const, needsJudge: false }))

export const peril: Peril = {
  ...{ instrument: 'veldania-law@1', danger: 'life', endangered: 'A girl of nine.', declared: 'yes' },
  ...{ imminence: 'He said it would be tonight.', use: 'The subscriber’s address is where they are.' },
}

export interface Asking {
  readonly at?: string
  readonly facts?: Partial<Facts>
  readonly pack?: PolicyPack
  readonly procedure?: Procedure<EmergencyContext, EmergencyDossier>
}

export function ask(held: Held, by: ActorOnCase, name: string, data: unknown, asking: Asking = {}) {
  const { at = now, facts = {}, pack = practicePack, procedure = emergency } = asking
  const known = { agency, authority: { ...authority, rows }, service, oralDebts: 0 }
  return decide({
    ...{ procedure, ...held, by, pack, event: { name, data } },
    facts: { ...factsFor(by, at), ...known, ...facts },
  }) as Decision<EmergencyContext, EmergencyDossier>
}

/** Performs an event that must be accepted. */
export function go<Name extends EmergencyEventName>(
  held: Held,
  by: ActorOnCase,
  name: Name,
  data: EmergencyData[Name],
  asking: Asking = {},
): Held {
  const answer = ask(held, by, name, data, asking)
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

export const unopened: Held = { standing: null, dossier: emergency.emptyDossier }

export interface Drafting extends Asking {
  readonly peril?: Peril
  readonly sensitive?: Sensitive
  readonly code?: string
  readonly offence?: string
  readonly categories?: Parameters<typeof identifier>[1]
}

/** A complete draft; by a police order, which an authority has yet to stand by. */
export function drafted(drafting: Drafting = {}): Held {
  const { code = 'policeOrder', offence = matter.offence, categories = ['access'] } = drafting
  const { officer } = cast
  const opening = { providerId: provider.id, serviceId: service.id, answerLanguage: 'en' } as const
  let held = go(unopened, officer, 'request.open', opening, drafting)
  const save = (data: EmergencyData['draft.save']) => {
    held = go(held, officer, 'draft.save', data, drafting)
  }
  save({ section: 'matter', values: { ...matter, offence, internalNotes: 'SECRET-NOTE' } })
  save({ section: 'basis', values: { ...basis, code } })
  save({ section: 'identifiers', values: [identifier(1, categories)] })
  save({ section: 'peril', values: drafting.peril ?? peril })
  save({ section: 'handling', values: { ...handling, sensitive: drafting.sensitive ?? nobodyConcerned } })
  return held
}

export function served(drafting: Drafting = {}): Held {
  const submitted = go(drafted(drafting), cast.officer, 'request.submit', {}, drafting)
  return go(submitted, cast.supervisor, 'request.authorise', { checked: true }, drafting)
}

/** What a voice asked for, as the provider writes it down. */
export const call: EmergencyData['oral.record'] = {
  ...{ agencyId: agency.id, serviceId: service.id, caller: 'Sergeant Weiler', callerNumber: '+1 555 0177' },
  ...{ calledAt: '2026-11-11T08:55:00.000Z', title: 'Girl missing', offence: 'violence', basis: 'policeOrder' },
  facts: 'A girl of nine has not come home; her father has threatened to kill her.',
  peril: {
    instrument: peril.instrument,
    danger: peril.danger,
    endangered: peril.endangered,
    imminence: peril.imminence,
    use: peril.use,
  },
  ...{ identifiers: [identifier(1, ['access'])], answerLanguage: 'en' },
}

export function recorded(asking: Asking = {}, said: Partial<typeof call> = {}): Held {
  return go(unopened, cast.intake, 'oral.record', { ...call, ...said }, asking)
}

export const confirming: EmergencyData['oral.confirm'] = {
  ...{ code: phrases.hear, facts: 'The girl is nine; her father has threatened her.', order: 'Oral order 17' },
  ...{ issuedBy: 'Harbour Police', issuedOn: '2026-11-11', necessity: 'No other trace.', declared: 'yes' },
  ...{ sensitive: nobodyConcerned, confidentiality: handling.confidentiality, secrecy: handling.secrecy },
}

function called(held: Held, asking: Asking = {}): Held {
  const open = go(held, cast.intake, 'callBack.open', {}, asking)
  return go(open, cast.intake, 'callBack.record', answered, asking)
}

export function assessed(held: Held, asking: Asking = {}): Held {
  const method = { method: 'callBack', reached: '', text: '' }
  return go(called(held, asking), cast.intake, 'source.verify', method, asking)
}

export const attachment = {
  ...{ order: '00000000-0000-4000-8000-000000000061', kind: 'order' as const, name: 'order.pdf', size: 1_000 },
  ...{ sha256: 'a'.repeat(64), sealed: 'b'.repeat(64), check: { verdict: 'none' as const, signatures: [] } },
}

export const stoodBy: EmergencyData['validation.record'] = {
  ...{ result: 'validated', authority: 'court', order: '5 Js 2/26', issuedBy: 'Court', issuedOn: '2026-11-11' },
  text: '',
}

/** Everything was found and delivered. */
export function delivered(held: Held, asking: Asking = {}): Held {
  const items = held.standing!.context.items.map(({ id }) => id)
  const { reviewer, collector } = cast
  let on = go(held, reviewer, 'item.decide', { items, decision: 'grant', ground: '', text: '' }, asking)
  on = go(on, reviewer, 'emergency.accept', { met: true, text: '' }, asking)
  on = go(on, collector, 'item.collect', { items, result: 'found', ground: '', text: '' }, asking)
  on = go(on, collector, 'file.attach', fileOf(items), asking)
  on = go(on, collector, 'collection.complete', { system: 'RADIUS', extractedAt: now, text: '' }, asking)
  return go(on, reviewer, 'answer.deliver', { complete: true, instants: true }, asking)
}

export function fileOf(items: string[]) {
  const bytes = { size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) }
  const file = '00000000-0000-4000-8000-000000000081'
  return { file, items, name: 'log.csv', mediaType: 'text/csv', ...bytes }
}
