import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { code, SealedRecordSchema, sha256, uuid } from '../kit/schemas'
import { line, lines, optionalLine, optionalLines } from '../kit/text'
import { effectResults, requestEffects } from './case'

/** A file is the agency's own: no entry of its trail is ever a provider's to see. */
const own = { kind: 'step', sees: ['agency', 'oversight'] } as const
const leaders = ['officer', 'supervisor'] as const

const ContentSchema = z.strictObject({
  title: line(120),
  reference: optionalLine(80),
  summary: optionalLines(4000),
})

/** Which requests belong together, and who leads them. */
const keeping = [
  defineEvent({
    ...{ ...own, name: 'file.open', by: ['officer'], slugs: ['le.prioritise'] },
    data: ContentSchema,
  }),
  defineEvent({
    ...{ ...own, name: 'file.save', by: leaders, slugs: ['le.prioritise'] },
    data: ContentSchema,
  }),
  defineEvent({
    // the worker links what was taken over from a request in the file
    ...{ ...own, name: 'request.link', by: [...leaders, 'worker'], slugs: ['le.prioritise'] },
    data: z.strictObject({ request: uuid }),
    facts: ['child'],
    trail: ({ request }) => ({ request }),
  }),
  defineEvent({
    ...{ ...own, name: 'request.unlink', by: leaders, slugs: ['le.prioritise'] },
    data: z.strictObject({ request: uuid }),
    facts: ['child'],
    trail: ({ request }) => ({ request }),
  }),
  defineEvent({
    ...{ ...own, name: 'file.reassign', by: ['supervisor'], slugs: ['le.contact-points'] },
    data: z.strictObject({ to: uuid, text: lines(2000) }),
    facts: ['colleague'],
    trail: ({ to }) => ({ to }),
  }),
] as const

/** How it ends, and what came of that for each request in it. */
const ending = [
  defineEvent({
    ...{ ...own, name: 'file.close', signed: true, by: leaders },
    data: z.strictObject({ text: lines(2000) }),
    facts: ['agency', 'children'],
    slugs: ['le.follow-up-preservation', 'le.avoid-disruption'],
  }),
  defineEvent({
    ...{ ...own, name: 'file.withdraw', signed: true, by: leaders },
    data: z.strictObject({ text: lines(2000), told: optionalLines(2000) }),
    facts: ['agency', 'children'],
    slugs: ['le.follow-up-preservation', 'le.avoid-disruption'],
  }),
  defineEvent({
    ...{ ...own, name: 'child.settle', by: ['worker'] },
    data: z.strictObject({
      request: uuid,
      effect: z.enum(requestEffects),
      settled: z.enum(effectResults),
    }),
    facts: ['child'],
    slugs: ['le.follow-up-preservation', 'le.avoid-disruption'],
    trail: (settled) => settled,
  }),
] as const

const notes = [
  defineEvent({
    ...{ name: 'document.read', kind: 'note', by: [...leaders, 'auditor'], sees: ['oversight'] },
    data: z.strictObject({ record: sha256 }),
    slugs: ['le.audit'],
    trail: ({ record }) => ({ record }),
  }),
  defineEvent({
    ...{ name: 'record.seal', kind: 'note', by: ['worker'], sees: own.sees },
    data: SealedRecordSchema.extend({ form: code }),
    slugs: ['le.audit'],
    trail: (record) => record,
  }),
] as const

const catalogue = [...keeping, ...ending, ...notes] as const

export type FileEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type FileData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const fileEvents = Object.fromEntries(catalogue.map((event) => [event.name, event])) as unknown as Readonly<
  Record<FileEventName, EventDefinition>
>
