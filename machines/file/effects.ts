import type { DisclosureState } from '../disclosure/case'
import type { EmergencyState } from '../emergency/case'
import type { ChildFacts } from '../kit/facts'
import { nameOf } from '../policy/source'
import type { PreservationState } from '../preservation/case'
import type { EndingKind, RequestEffect } from './case'

/** Where a request stands, as far as the end of its file bears on it. */
export type Standing = Pick<ChildFacts, 'procedure' | 'state' | 'served' | 'owing'>

/** One effect, or two by whether the provider has it, or by whether the agency still owes something for it. */
type Cell =
  | RequestEffect
  | { readonly unserved: RequestEffect; readonly served: RequestEffect }
  | { readonly settled: RequestEffect; readonly owing: RequestEffect }
type Row = Readonly<Record<EndingKind, Cell>>

const untouched = { close: 'none', withdraw: 'none' } as const satisfies Row
/** What no provider has is withdrawn; an amendment of what one has waits for its answer as the request itself does. */
const unserved = { close: { unserved: 'withdraw', served: 'blocks' }, withdraw: 'withdraw' } as const satisfies Row
/** A provider works on it: who closes the file waits for the answer, or withdraws the request first. */
const awaited = { close: 'blocks', withdraw: 'withdraw' } as const satisfies Row
/** Data are kept for the investigation: it is not over while they are, and once it is dropped nobody needs them. */
const kept = { close: 'blocks', withdraw: 'release' } as const satisfies Row
/** What the agency owes for data it has, it owes whatever becomes of the investigation. */
const owed = { settled: 'none', owing: 'blocks' } as const satisfies Cell

const disclosure: Readonly<Record<DisclosureState, Row>> = {
  ...{ draft: unserved, authorisation: unserved, secondApproval: unserved },
  ...{ sourceCheck: awaited, legalReview: awaited, clarification: awaited },
  ...{ collection: awaited, qualityCheck: awaited },
  ...{ answered: untouched, closed: untouched },
}

const preservation: Readonly<Record<PreservationState, Row>> = {
  ...{ draft: unserved, authorisation: unserved, secondApproval: unserved, sourceCheck: awaited, securing: awaited },
  ...{ inEffect: kept, extended: kept, converted: kept },
  ...{ released: untouched, lapsed: untouched, closed: untouched },
}

const emergency: Readonly<Record<EmergencyState, Row>> = {
  ...{ draft: unserved, authorisation: unserved, secondApproval: unserved },
  ...{ sourceCheck: awaited, assessment: awaited, collection: awaited, qualityCheck: awaited },
  answered: { close: owed, withdraw: owed },
  restriction: { close: 'blocks', withdraw: 'blocks' },
  closed: untouched,
}

/**
 * What the end of a file does to each request in it, by procedure and state. A test asks it for every state of every
 * procedure in which an agency asks a provider.
 */
export const effectTable: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  disclosure,
  preservation,
  emergency,
}

/** What ending a file so does to a request that stands so; what the table doesn't know keeps the file open. */
export function effectOn({ procedure, state, served, owing }: Standing, kind: EndingKind): RequestEffect {
  const cell = effectTable[nameOf(procedure)]?.[state]?.[kind] ?? 'blocks'
  if (typeof cell === 'string') return cell
  if ('owing' in cell) return owing ? cell.owing : cell.settled
  return served ? cell.served : cell.unserved
}

export const blockingRules = ['file-preservation-open', 'file-emergency-owed', 'file-request-unanswered'] as const

/** The rule by which a request keeps a file from ending: what to do about it differs. */
export function blockingRule({ procedure, state }: Standing): (typeof blockingRules)[number] {
  if (nameOf(procedure) === 'preservation') return 'file-preservation-open'
  return afterAnswer.has(state) ? 'file-emergency-owed' : 'file-request-unanswered'
}

/** Where the provider has answered, and the agency has not done its part. */
const afterAnswer: ReadonlySet<string> = new Set(['answered', 'restriction'])
