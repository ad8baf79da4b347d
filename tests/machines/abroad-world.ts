import type {
  DraftPart,
  InternationalContent,
  InternationalContext,
  InternationalDossier,
} from '~machines/international/case'
import type { InternationalData, InternationalEventName } from '~machines/international/events'
import { international } from '~machines/international/index'
import { decide, type Decision } from '~machines/kit/decide'
import type { ActorOnCase, ExecutionFacts, Facts, OrganisationFacts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import type { Role, Side } from '~machines/kit/words'
import { practicePack } from '~machines/policy/countries/veldania'
import { agency, factsFor, identifier, now, personOf, provider } from './world'

export interface Abroad {
  readonly standing: Standing<InternationalContext> | null
  readonly dossier: InternationalDossier
}
export const unopened: Abroad = { standing: null, dossier: international.emptyDossier }

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`

export const ownPoint: OrganisationFacts = { ...agency, id: id(61), code: 'VCP', name: 'Own point', contactPoint: true }
export const foreignPoint: OrganisationFacts = {
  ...ownPoint,
  ...{ id: id(62), code: 'OCP', name: 'Foreign point', country: 'OR', language: 'ru' },
}
export const custodian: OrganisationFacts = { ...provider, id: id(63), code: 'ALK', name: 'Alkyone', country: 'OR' }

const at = (organisation: string, who: string, side: Side, ...roles: Role[]) => ({
  by: { id: who, side, roles } satisfies ActorOnCase,
  organisation,
})

/** People of three authorities; the side that is asked is called `provider`, whoever it is. */
export const people = {
  officer: at(agency.id, 'officer', 'agency', 'officer'),
  otherOfficer: at(agency.id, 'otherOfficer', 'agency', 'officer'),
  supervisor: at(agency.id, 'supervisor', 'agency', 'supervisor'),
  officerAndSupervisor: at(agency.id, 'officer', 'agency', 'officer', 'supervisor'),
  duty: at(ownPoint.id, 'duty', 'agency', 'officer'),
  dutyHead: at(ownPoint.id, 'dutyHead', 'agency', 'supervisor'),
  asked: at(foreignPoint.id, 'asked', 'provider', 'officer'),
  askedHead: at(foreignPoint.id, 'askedHead', 'provider', 'supervisor'),
  auditor: at('oversight', 'auditor', 'oversight', 'auditor'),
  clock: at('', 'clock', 'portal', 'clock'),
  worker: at('', 'worker', 'portal', 'worker'),
} as const
export type Who = keyof typeof people

export const order: InternationalContent['order'] = {
  ...{ custodian: custodian.id, custodianName: '', identifiers: [identifier(1, ['subscriber', 'access'])] },
  ...{ until: '', confidentiality: 'secret', note: 'An address of the mail service.' },
}
export const support: InternationalContent['support'] = {
  ...{ title: 'Fraud by phone', reference: 'HPB 44/26', offence: 'fraud', provisions: 'Section 146: up to ten years.' },
  facts: 'CASE-ALONE: pensioners were called and told to move their savings.',
  relation: 'The address was used when the savings were moved.',
  ...{ necessity: 'The logs are deleted after some weeks.', assistance: 'yes', central: 'Ministry of Justice' },
}
export const route: InternationalContent['route'] = { instrument: 'convention@1', foreignPoint: foreignPoint.id }
export const content: InternationalContent = { route, order, support }

export const execution: ExecutionFacts = {
  ...{ id: id(71), procedure: 'preservation@1', agency: foreignPoint.id, provider: 'Alkyone' },
  ...{ number: 'OR-OCP-2026-000001', state: 'inEffect', closed: false, outcome: null },
  ...{ kept: { 'i1.subscriber': 'frozen', 'i1.access': 'gone' }, until: '2027-02-01T00:00:00.000Z', paths: [] },
}
export const nothingKept: ExecutionFacts = {
  ...execution,
  ...{ id: id(72), state: 'closed', closed: true, outcome: 'nothingPreserved', until: null },
}
const path = { at: now, provider: '', name: 'Third Carrier', text: 'PATH-ALONE: it came from there.' }
export const withPath: ExecutionFacts = { ...execution, paths: [path] }
export const over: ExecutionFacts = { ...withPath, state: 'released', closed: true, outcome: 'released' }

export const number = 'VD-HPB-2026-I000001'

export function ask(held: Abroad, who: Who, name: string, data: unknown, instant = now, facts: Partial<Facts> = {}) {
  const { by, organisation } = people[who]
  return askAs(held, { by, organisation }, name, data, instant, facts)
}

/** The same for anybody, of whatever authority. */
export function askAs(
  held: Abroad,
  { by, organisation }: { readonly by: ActorOnCase; readonly organisation: string },
  name: string,
  data: unknown,
  instant = now,
  facts: Partial<Facts> = {},
) {
  const actor = by.side === 'portal' ? {} : { actor: { ...personOf(by), organisation } }
  const known = { registration: number, ownPoint, foreignPoint, custodian, executions: [execution] }
  return decide({
    ...{ procedure: international, ...held, by, pack: practicePack, event: { name, data } },
    facts: { ...factsFor(by, instant), ...actor, ...known, ...facts },
  }) as Decision<InternationalContext, InternationalDossier>
}

/** Performs an event that must be accepted. */
export function go<Name extends InternationalEventName>(
  held: Abroad,
  who: Who,
  name: Name,
  data: InternationalData[Name],
  instant = now,
  facts: Partial<Facts> = {},
): Abroad {
  const answer = ask(held, who, name, data, instant, facts)
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

/** A draft with this in it. */
export function drafted(values: Partial<InternationalContent> = {}, who: Who = 'officer'): Abroad {
  const opened = go(unopened, who, 'assistance.open', { foreignPoint: foreignPoint.id })
  return Object.entries({ ...content, ...values }).reduce(
    (held, [part, each]) => go(held, who, 'assistance.save', { part: part as DraftPart, values: each } as never),
    opened,
  )
}

export function authorised(): Abroad {
  return go(go(drafted(), 'officer', 'assistance.submit', {}), 'supervisor', 'assistance.authorise', { checked: true })
}

export function forwarded(): Abroad {
  return go(authorised(), 'duty', 'point.forward', { checked: true })
}

export const check = { method: 'callBack', reached: 'The duty officer', text: '' }

export function accepted(): Abroad {
  return go(go(forwarded(), 'asked', 'point.check', check), 'asked', 'point.accept', { text: '' })
}

export function kept(): Abroad {
  return go(accepted(), 'asked', 'execution.report', { request: execution.id, text: '' })
}

/** The rules by which an event is refused, each with its field. */
export function refusals(answer: Decision<unknown, unknown>): readonly string[] {
  return answer.accepted ? [] : answer.problems.map(({ rule, field }) => (field ? `${field} ${rule}` : rule))
}
