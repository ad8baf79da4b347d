import type { ActorOnCase, Facts, LinkedFacts } from '~machines/kit/facts'
import { decide, type Decision } from '~machines/kit/decide'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { belmaria } from '~machines/policy/countries/belmaria'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import type { PreservationContext, PreservationDossier, Terms } from '~machines/preservation/case'
import type { PreservationData, PreservationEventName } from '~machines/preservation/events'
import { preservation } from '~machines/preservation/index'
import { nobodyConcerned, type Sensitive } from '~machines/request/sensitive'
import {
  agency,
  answered,
  authority,
  basis,
  cast,
  factsFor,
  handling,
  identifier,
  matter,
  now,
  provider,
} from './world'

export interface Kept {
  readonly standing: Standing<PreservationContext> | null
  readonly dossier: PreservationDossier
}

/** A request for data that was served to the same provider. */
export const linked: LinkedFacts = {
  id: '00000000-0000-4000-8000-000000000071',
  procedure: 'disclosure@1',
  agency: agency.id,
  provider: provider.id,
  number: 'VD-HPB-2026-000002',
  servedAt: now,
  closed: false,
  content: { identifiers: [identifier(1)] },
}
export const nextProvider = { ...provider, id: '00000000-0000-4000-8000-000000000072', code: 'NXT', name: 'Next' }

const service = { ...factsFor(cast.officer).service!, categories: ['subscriber', 'access', 'traffic', 'content'] }
const rows = authority.rows.map((row) => ({ ...row, measure: 'preservation' as const, needsJudge: false }))

export function ask(
  held: Kept,
  by: ActorOnCase,
  name: string,
  data: unknown,
  at = now,
  facts: Partial<Facts> = {},
  pack: PolicyPack = practicePack,
  procedure: Procedure<PreservationContext, PreservationDossier> = preservation,
) {
  const known = { authority: { ...authority, rows }, service, linked, nextProvider }
  return decide({
    ...{ procedure, ...held, by, pack, event: { name, data } },
    facts: { ...factsFor(by, at), ...known, ...facts },
  }) as Decision<PreservationContext, PreservationDossier>
}

/** Performs an event that must be accepted. */
export function go<Name extends PreservationEventName>(
  held: Kept,
  by: ActorOnCase,
  name: Name,
  data: PreservationData[Name],
  at = now,
  pack: PolicyPack = practicePack,
): Kept {
  const answer = ask(held, by, name, data, at, {}, pack)
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

export const unopened: Kept = { standing: null, dossier: preservation.emptyDossier }
export const veldania: Terms = { instrument: 'veldania-law@1', until: '', afterwards: '' }

/** Under the Union's regulation, by police, to be validated afterwards. */
export const unvalidated: Drafting = {
  ...{ pack: belmaria, code: 'policeOrder', issuedOn: '2026-11-11' },
  terms: { instrument: 'eu-e-evidence@1', until: '', afterwards: 'yes' },
}

export interface Drafting {
  readonly terms?: Terms
  readonly issuedOn?: string
  readonly code?: string
  readonly categories?: Parameters<typeof identifier>[1]
  readonly pack?: PolicyPack
  readonly sensitive?: Sensitive
}

/** A complete draft. */
export function drafted(drafting: Drafting = {}): Kept {
  const { terms = veldania, issuedOn, code, categories = ['access'], pack, sensitive = nobodyConcerned } = drafting
  const { officer } = cast
  const { id: providerId } = provider
  const opening = { providerId, serviceId: service.id, answerLanguage: 'en' } as const
  let held = go(unopened, officer, 'request.open', opening, now, pack)
  const save = (data: PreservationData['draft.save']) => {
    held = go(held, officer, 'draft.save', data, now, pack)
  }
  save({ section: 'matter', values: { ...matter, internalNotes: 'SECRET-NOTE' } })
  save({
    section: 'basis',
    values: { ...basis, issuedOn: issuedOn ?? basis.issuedOn, code: code ?? basis.code },
  })
  save({ section: 'identifiers', values: [identifier(1, categories)] })
  save({ section: 'terms', values: terms })
  save({ section: 'handling', values: { ...handling, sensitive } })
  return held
}

export function served(drafting: Drafting = {}, at = now): Kept {
  const submitted = go(drafted(drafting), cast.officer, 'request.submit', {}, at, drafting.pack)
  return go(submitted, cast.supervisor, 'request.authorise', { checked: true }, at, drafting.pack)
}

export function securing(drafting: Drafting = {}, at = now): Kept {
  const called = go(served(drafting, at), cast.intake, 'callBack.open', {}, at, drafting.pack)
  const recorded = go(called, cast.intake, 'callBack.record', answered, at, drafting.pack)
  return go(recorded, cast.intake, 'source.verify', { method: 'callBack', reached: '', text: '' }, at, drafting.pack)
}

/** Everything was frozen, and the provider has said so. */
export function inEffect(drafting: Drafting = {}, at = now): Kept {
  const held = securing(drafting, at)
  const items = held.standing!.context.items.map(({ id }) => id)
  const frozen = go(
    held,
    cast.collector,
    'item.secure',
    { items, kept: 'frozen', ground: '', text: '' },
    at,
    drafting.pack,
  )
  return go(frozen, cast.checker, 'preservation.confirm', { system: 'Log vault', text: '' }, at, drafting.pack)
}

export function dueOf({ standing }: Kept): string {
  return standing!.context.clock!.due
}

/** The rules by which an event is refused. */
export function refusals(answer: Decision<unknown, unknown>): readonly string[] {
  return answer.accepted ? [] : answer.problems.map(({ rule }) => rule)
}
