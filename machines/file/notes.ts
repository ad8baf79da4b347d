import type { ChildFacts } from '../kit/facts'
import type { MachineEvent } from '../kit/procedure'
import type { EndingKind, FileContext, FileDossier, LinkedRequest, LinkKind } from './case'
import type { FileData, FileEventName } from './events'

export type FileMachineEvent = MachineEvent<FileContext, FileDossier>
type Noted = Partial<FileContext>
interface Change {
  readonly context: FileContext
  readonly event: FileMachineEvent
}

const dataOf = <Name extends FileEventName>(event: FileMachineEvent) => event.data as FileData[Name]

export function openingContext({ by, facts }: FileMachineEvent): FileContext {
  return { agency: facts.actor!.organisation, requester: by.id, requests: [], ending: null }
}

/** How a request belongs to the file: by the request it was taken over from, where that one is in the file. */
export function linkKind({ origin }: ChildFacts, requests: readonly LinkedRequest[]): LinkKind {
  return origin && requests.some(({ request }) => request === origin.request) ? (origin.how as LinkKind) : 'named'
}

export function noteLink({ context: { requests }, event }: Change): Noted {
  const child = event.facts.child!
  const link = { request: child.id, procedure: child.procedure, how: linkKind(child, requests) }
  return { requests: [...requests, link] }
}

export function noteUnlink({ context: { requests }, event }: Change): Noted {
  const { request: gone } = dataOf<'request.unlink'>(event)
  return { requests: requests.filter(({ request }) => request !== gone) }
}

export function noteSuccessor({ event }: Change): Noted {
  return { requester: dataOf<'file.reassign'>(event).to }
}

/** Requests that may still move: of each the portal is to say what came of the end of the file. */
export function toBeSettled(children: readonly ChildFacts[]): readonly string[] {
  return children.filter(({ closed }) => !closed).map(({ id }) => id)
}

export function noteEnding({ event: { by, facts } }: Change, kind: EndingKind): Noted {
  return { ending: { kind, by: by.id, at: facts.now, pending: toBeSettled(facts.children!), settled: [] } }
}

export function noteSettled({ context, event }: Change): Noted {
  const settled = dataOf<'child.settle'>(event)
  const ending = context.ending!
  return {
    ending: {
      ...ending,
      pending: ending.pending.filter((request) => request !== settled.request),
      settled: [...ending.settled, settled],
    },
  }
}

/** Whether this is the last request that was waited for. */
export function isLast({ pending }: NonNullable<FileContext['ending']>): boolean {
  return pending.length <= 1
}

/** Whether the end fell through: a request could not be brought to where the file may end. */
export function fellThrough({ ending }: FileContext, event: FileMachineEvent): boolean {
  return [...ending!.settled, dataOf<'child.settle'>(event)].some((each) => each.settled === 'failed')
}
