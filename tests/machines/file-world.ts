import type { FileContext, FileDossier } from '~machines/file/case'
import type { FileData, FileEventName } from '~machines/file/events'
import { file } from '~machines/file/index'
import { decide, type Decision } from '~machines/kit/decide'
import type { ActorOnCase, ChildFacts, Facts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/countries/veldania'
import { agency, cast, factsFor, now } from './world'

export interface Filed {
  readonly standing: Standing<FileContext> | null
  readonly dossier: FileDossier
}

const idOf = (number: number) => `00000000-0000-4000-8000-0000000005${String(number).padStart(2, '0')}`

/** A request as the file it belongs to has to know it; the officer's own, in no file yet. */
export function child(number: number, standing: Partial<ChildFacts> = {}): ChildFacts {
  return {
    ...{ id: idOf(number), procedure: 'disclosure@1', agency: agency.id, requester: cast.officer.id },
    ...{ provider: 'Northwind', state: 'draft', closed: false, served: false, owing: false, number: null },
    ...{ outcome: null, origin: null, file: null, ...standing },
  }
}

const served = { served: true, number: 'VD-HPB-2026-000007' }

/** Where a request may stand, in every way that matters to the end of a file. */
export const standings = {
  draft: {},
  amended: served,
  awaited: { ...served, state: 'legalReview' },
  answered: { ...served, state: 'answered', outcome: 'delivered' },
  closed: { ...served, state: 'closed', closed: true, outcome: 'withdrawn' },
  kept: { ...served, procedure: 'preservation@1', state: 'inEffect' },
  released: { ...served, procedure: 'preservation@1', state: 'released', closed: true, outcome: 'released' },
  owed: { ...served, procedure: 'emergency@1', state: 'answered', owing: true },
  restricted: { ...served, procedure: 'emergency@1', state: 'restriction' },
} as const satisfies Readonly<Record<string, Partial<ChildFacts>>>

export const content = { title: 'Fraud by phone', reference: 'HPB 7/26', summary: 'INNER-SUMMARY' }
export const why = { text: 'INNER-REASON' }
export const dropped = { ...why, told: 'The investigation has ended.' }
export const unopened: Filed = { standing: null, dossier: file.emptyDossier }

export function ask(held: Filed, by: ActorOnCase, name: string, data: unknown, facts: Partial<Facts> = {}, at = now) {
  return decide({
    ...{ procedure: file, ...held, by, pack: practicePack, event: { name, data } },
    facts: { ...factsFor(by, at), ...facts },
  }) as Decision<FileContext, FileDossier>
}

/** Performs an event that must be accepted. */
export function go<Name extends FileEventName>(
  held: Filed,
  by: ActorOnCase,
  name: Name,
  data: FileData[Name],
  facts: Partial<Facts> = {},
): Filed {
  const answer = ask(held, by, name, data, facts)
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

export const opened = (): Filed => go(unopened, cast.officer, 'file.open', content)

export function linked(...children: readonly ChildFacts[]): Filed {
  return children.reduce(
    (held, each) => go(held, cast.officer, 'request.link', { request: each.id }, { child: each }),
    opened(),
  )
}

/** The rules by which an event is refused, each with its field. */
export function refusals(answer: Decision<unknown, unknown>): readonly string[] {
  return answer.accepted ? [] : answer.problems.map(({ rule, field }) => (field ? `${field} ${rule}` : rule))
}
