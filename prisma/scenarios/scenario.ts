import type { Liaison } from '~/cases/liaison.server'
import type { Identifier } from '~machines/identifiers/identifier'
import { readPasted } from '~machines/identifiers/paste'
import type { Step } from '../practice-stories'

/** A story with everything that belongs to it, and how it must end. */
export interface Scenario {
  readonly name: string
  /** of the case it tells of; a request for data when absent */
  readonly procedure?: string
  /** the first step is taken by whoever receives the answer; `now` is the instant at which the story is told */
  readonly steps: (now: string) => readonly Step[] | Promise<readonly Step[]>
  /** requests of their own that somebody makes on the way; later steps name each as it is called here */
  readonly beside?: readonly Beside[]
  /** who joins the city for it */
  readonly joins?: (liaison: Liaison) => Promise<void>
  /** requests that went before, each told with the id of the one before it; the first step of the story names the last as `earlier` */
  readonly earlier?: readonly Earlier[]
  /** the case's clock runs out at the end */
  readonly runsOut?: boolean
  /** what happens after it ran out, at that instant */
  readonly afterwards?: (now: string) => Step
  /** who receives the answer, where the first step is not theirs */
  readonly receives?: Step[0]
  readonly expected: {
    /** states in the order in which the case stands in them */
    readonly states: readonly string[]
    /** null where it has none of its own */
    readonly outcome: string | null
    /** number of files that reach the agency */
    readonly files: number
  }
}

/** A request before the one of which a story tells. */
export interface Earlier {
  readonly procedure: string
  readonly steps: (now: string, before: string) => readonly Step[]
}

/** Steps on a request beside the case. */
export interface Beside {
  /** what stands in steps for its id; the same name goes on with the same request */
  readonly as: string
  /** the step before which they happen */
  readonly before: string
  /** of the request; one for data when absent */
  readonly procedure?: string
  readonly steps: (origin: string, now: string) => readonly Step[]
}

/** What stands in a step for the id of the request beside, where there is one. */
export const aside = 'aside'
/** What stands in a step for the id of the request that went before. */
export const earlier = 'earlier'

/** The scenario as told and what was declared of it differ, or the portal's own parts do; the message is one sentence. */
export class Disagreement extends Error {}

/** Identifiers as the paste page reads them; a line it would not take is a disagreement. */
export function pasted(text: string, now: string): readonly Identifier[] {
  const { rows, problems } = readPasted({ text, now })
  if (problems[0]) throw new Disagreement(`The identifiers can't be read: ${problems[0].rule}.`)
  return rows.map(({ line, identifier, problems: [first] }) => {
    if (identifier) return identifier
    throw new Disagreement(`Line ${line} of the identifiers can't be read: ${first?.field} ${first?.rule}.`)
  })
}

/** Every section of a draft saved, by the person who files it. */
export function filed(part: Step[0], sections: Readonly<Record<string, unknown>>): readonly Step[] {
  return Object.entries(sections).map(([section, values]) => [part, 'draft.save', { section, values }] as const)
}
