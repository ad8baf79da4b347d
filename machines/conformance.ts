import type { Paragraph } from './guidelines'
import type { Procedure } from './kit/procedure'

export interface ConformanceAsked {
  /** by slug */
  readonly guidelines: Readonly<Record<string, Paragraph>>
  readonly procedures: readonly Pick<Procedure, 'id' | 'events' | 'machine'>[]
}

export interface Citation {
  /** name and version of the procedure */
  readonly procedure: string
  readonly event: string
}

/** What carries a guideline paragraph out. */
export interface Conformance extends Pick<Paragraph, 'heading' | 'number' | 'numberVerified'> {
  readonly slug: string
  /** events that cite it */
  readonly cited: readonly Citation[]
  /** what `guidelines.ts` names beside them: places, and events that serve it without citing it */
  readonly named: readonly string[]
  /** why nothing does; null where something does */
  readonly none: string | null
}

/** Every paragraph with what fulfils it, in the order of the Guidelines. */
export function conformanceOf({ guidelines, procedures }: ConformanceAsked): Conformance[] {
  return Object.entries(guidelines).map(([slug, { fulfilled, ...paragraph }]) => {
    const cited = citationsOf(procedures, slug)
    const named = 'none' in fulfilled ? [] : fulfilled.filter((entry) => !cited.some(({ event }) => event === entry))
    return { slug, ...paragraph, cited, named, none: 'none' in fulfilled ? fulfilled.none : null }
  })
}

/** What is untrue in the table, one sentence each that begins with the place. */
export function defectsOf(asked: ConformanceAsked): string[] {
  const { guidelines, procedures } = asked
  return [
    ...procedures.flatMap((procedure) => citingWrongly(procedure, guidelines)),
    ...conformanceOf(asked).flatMap(unanswered),
    ...Object.entries(guidelines).flatMap(([slug, { fulfilled }]) =>
      'none' in fulfilled
        ? []
        : fulfilled.flatMap((entry) => unknownIn(entry, asked).map((what) => `${slug}: ${what}`)),
    ),
  ]
}

function citationsOf(procedures: ConformanceAsked['procedures'], slug: string): Citation[] {
  return procedures.flatMap(({ id, events }) =>
    Object.values(events)
      .filter(({ slugs }) => (slugs as readonly string[]).includes(slug))
      .map(({ name }) => ({ procedure: id, event: name })),
  )
}

function citingWrongly(
  { id, events, machine }: ConformanceAsked['procedures'][number],
  guidelines: ConformanceAsked['guidelines'],
): string[] {
  const cites = [
    ...Object.values(events).map(({ name, slugs }) => ({ place: name, slugs: slugs as readonly string[] })),
    ...Object.entries(machine.states).map(([place, { meta }]) => ({ place, slugs: slugsOf(meta) })),
  ]
  return cites.flatMap(({ place, slugs }) => [
    ...(slugs.length === 0 ? [`${id}: ${place} cites no paragraph`] : []),
    ...slugs
      .filter((slug) => !Object.hasOwn(guidelines, slug))
      .map((slug) => `${id}: ${place} cites ${slug}, and there is no such paragraph`),
  ])
}

function slugsOf(meta: unknown): readonly string[] {
  return (meta as { readonly slugs?: readonly string[] } | undefined)?.slugs ?? []
}

function unanswered({ slug, cited, named, none }: Conformance): string[] {
  if (none === null)
    return cited.length + named.length === 0 ? [`${slug}: nothing fulfils it, and no reason is given`] : []
  if (none === '') return [`${slug}: nothing fulfils it, and the reason is empty`]
  const events = [...new Set(cited.map(({ event }) => event))].join(', ')
  return cited.length > 0 ? [`${slug}: is marked none, but is cited by ${events}`] : []
}

const eventName = /^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/
const procedureId = /^[a-z][a-zA-Z-]*@\d+$/

/** The procedures and events that an entry names and that do not exist: `organisation@1: service.publish`. */
function unknownIn(entry: string, { procedures }: ConformanceAsked): string[] {
  const words = entry.split(/[\s,:]+/)
  const named = words.filter((word) => procedureId.test(word))
  const among = procedures.filter(({ id }) => named.length === 0 || named.includes(id))
  const events = new Set(among.flatMap((procedure) => Object.keys(procedure.events)))
  return [
    ...named
      .filter((id) => !procedures.some((procedure) => procedure.id === id))
      .map((id) => `names ${id}, and there is no such procedure`),
    ...words
      .filter((word) => eventName.test(word) && !events.has(word))
      .map((word) => `names ${word}, and no procedure has such an event`),
  ]
}
