import { z } from 'zod'
import type { Clock } from '../kit/clock'
import type { PersonFacts } from '../kit/facts'
import { optionalLine, optionalLines } from '../kit/text'
import { languages } from '../kit/words'
import { sectionNames, type SectionName } from './sections'

export const programmeStates = ['draft', 'published', 'reviewDue', 'stale', 'withdrawn'] as const

/** States in which a version is in force, so that the organisation may send requests. */
export const statesInForce: ReadonlySet<string> = new Set(['published', 'reviewDue'])

/** Ids, codes, counts and instants only: the words are in the dossier. */
export interface ProgrammeContext {
  readonly organisation: string
  readonly side: 'agency' | 'provider'
  /** how many versions were published */
  readonly versions: number
  /** the version that is being written; null while none is */
  readonly pending: PendingVersion | null
  readonly publishedBy: string | null
  readonly publishedAt: string | null
  /** from when an agency tells others that it asks about what they ask about; null where it keeps that to itself */
  readonly coordinatesFrom: string | null
  /** when somebody last said that it stands unchanged, or published it */
  readonly reviewedAt: string | null
  /** runs while the programme counts as reviewed */
  readonly reviewClock: Clock | null
  /** runs once the review is due */
  readonly graceClock: Clock | null
  /** rules whose deadline has passed, in order */
  readonly passed: readonly string[]
}

export interface PendingVersion {
  readonly version: number
  /** everyone who wrote in it: none of them approves it */
  readonly drafters: readonly string[]
  /** who gave it for approval; null while it is being written */
  readonly submittedBy: string | null
}

const prose = optionalLines(4000)
const sections = z.strictObject(
  Object.fromEntries(sectionNames.map((name) => [name, prose])) as Record<SectionName, typeof prose>,
)

/** Whether other agencies that say the same are told when they ask about the same identifiers (guideline le.coordination). */
export const coordinations = ['apart', 'shared'] as const

/** Kept as typed, complete or not: completeness is asked at `programme.submit`. */
export const ProgrammeTextSchema = z.strictObject({
  purpose: prose,
  scope: prose,
  /** countries and places for which the organisation acts */
  territory: optionalLine(300),
  /** in which requests or answers are taken */
  languages: z.array(z.enum(languages)),
  /** which law the organisation applies */
  law: prose,
  sections,
  coordination: z.enum(coordinations).default('apart'),
  responsible: z.strictObject({
    name: optionalLine(160),
    title: optionalLine(120),
    mail: optionalLine(254),
    phone: optionalLine(40),
  }),
  /** first day, in the organisation's calendar; empty while none is given */
  effectiveFrom: z.union([z.literal(''), z.iso.date('date-malformed')]),
})
export type ProgrammeText = z.infer<typeof ProgrammeTextSchema>

/** Somebody who answers for a version, as they were called then. How to reach them is nobody else's business. */
export type Signatory = Pick<PersonFacts, 'id' | 'name' | 'title'>

/** A version as it was approved; it is never edited. */
export interface PublishedVersion {
  readonly version: number
  readonly text: ProgrammeText
  readonly submittedBy: Signatory
  readonly approvedBy: Signatory
  readonly publishedAt: string
  /** instant from which it is in force: the first day it names, and not before it was approved */
  readonly from: string
}

export interface ProgrammeDossier {
  readonly pending: ProgrammeText | null
  /** who gave the pending version for approval */
  readonly submitter: Signatory | null
  /** the newest last */
  readonly versions: readonly PublishedVersion[]
  /** why the pending version was returned, or the programme withdrawn: the last words said about it */
  readonly said: string
  readonly reminders: readonly GivenReminder[]
}

export interface GivenReminder {
  readonly rule: string
  readonly start: string
  readonly mark: string
  readonly at: string
}

/** A text in which nothing has been written yet. */
export const emptyText: ProgrammeText = {
  ...{ purpose: '', scope: '', territory: '', languages: [], law: '', coordination: 'apart', effectiveFrom: '' },
  sections: Object.fromEntries(sectionNames.map((name) => [name, ''])) as ProgrammeText['sections'],
  responsible: { name: '', title: '', mail: '', phone: '' },
}

/** The version in force at an instant; null when none is yet. */
export function versionAt({ versions }: Pick<ProgrammeDossier, 'versions'>, at: string): PublishedVersion | null {
  return versions.findLast(({ from }) => from <= at) ?? null
}
