import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { MaterialReferencesSchema } from '../../kit/material'
import { line, lines, optionalLines } from '../../kit/text'
import type { Role } from '../../kit/words'
import { both, code, items, providerOnly, sha256, uuid } from '../events/schemas'
import { decisions, handovers, results } from './case'

/**
 * How items are decided and collected, and what was collected is checked, delivered and taken over. Who checks and delivers
 * is the procedure's to say: one that cannot wait for the morning lets more roles do it.
 */
export function answeringEvents(delivering: readonly Role[]) {
  return [...deciding, ...deliveringEvents(delivering), ...receiving] as const
}

const deciding = [
  defineEvent({
    name: 'item.decide',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({
      items,
      decision: z.enum(decisions, 'code-unknown'),
      ground: z.union([code, z.literal('')]),
      text: optionalLines(2000),
    }),
    sees: providerOnly,
    slugs: ['sp.procedures', 'sp.explain-refusal', 'both.fundamental-rights'],
    trail: ({ items, decision, ground }) => ({ items: items.length, decision, ground }),
  }),
  defineEvent({
    name: 'item.collect',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({
      items,
      result: z.enum(results, 'code-unknown'),
      ground: z.union([code, z.literal('')]),
      text: optionalLines(2000),
    }),
    sees: providerOnly,
    slugs: ['sp.follow-up', 'sp.standard-response-format'],
    trail: ({ items, result, ground }) => ({ items: items.length, result, ground }),
  }),
  defineEvent({
    name: 'file.attach',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({
      file: uuid,
      items,
      name: line(200),
      mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'malformed'),
      size: z.int().positive(),
      sha256,
      /** SHA-256 of the encrypted bytes, under which they are stored; safe in the trail */
      sealed: sha256,
    }),
    sees: providerOnly,
    slugs: ['sp.standard-response-format', 'sp.validate-information'],
    trail: ({ file, items, size, sealed }) => ({ file, items: items.length, size, sealed }),
  }),
  defineEvent({
    name: 'file.remove',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({ file: uuid }),
    sees: providerOnly,
    slugs: ['sp.validate-information'],
    trail: ({ file }) => ({ file }),
  }),
  defineEvent({
    name: 'material.refer',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({
      material: uuid,
      items,
      references: MaterialReferencesSchema,
      to: line(160),
      how: z.enum(handovers, 'required'),
    }),
    sees: providerOnly,
    slugs: ['sp.standard-response-format', 'both.fundamental-rights'],
    trail: ({ material, items, references }) => ({ material, items: items.length, references: references.length }),
  }),
  defineEvent({
    name: 'material.retract',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({ material: uuid }),
    sees: providerOnly,
    slugs: ['sp.validate-information'],
    trail: ({ material }) => ({ material }),
  }),
  defineEvent({
    name: 'collection.complete',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({ system: line(200), extractedAt: z.iso.datetime('malformed'), text: optionalLines(2000) }),
    sees: providerOnly,
    slugs: ['sp.standard-response-format', 'sp.follow-up'],
  }),
] as const

function deliveringEvents(by: readonly Role[]) {
  return [
    defineEvent({
      name: 'quality.return',
      kind: 'step',
      by,
      data: z.strictObject({ text: lines(2000) }),
      sees: providerOnly,
      slugs: ['sp.validate-information'],
    }),
    defineEvent({
      name: 'answer.deliver',
      kind: 'step',
      signed: true,
      by,
      data: z.strictObject({
        complete: z.literal(true, 'confirm-complete'),
        instants: z.literal(true, 'confirm-instants'),
      }),
      sees: both,
      slugs: ['sp.validate-information', 'sp.written-response', 'sp.timely'],
    }),
  ] as const
}

const receiving = [
  defineEvent({
    name: 'receipt.confirm',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ text: optionalLines(2000) }),
    sees: both,
    slugs: ['le.confidentiality-received', 'both.written-procedures'],
  }),
  defineEvent({
    name: 'file.download',
    kind: 'note',
    signed: true,
    by: ['officer', 'supervisor', 'legalReviewer', 'collector', 'qualityChecker'],
    data: z.strictObject({ file: uuid }),
    sees: both,
    slugs: ['le.confidentiality-received', 'sp.confidentiality'],
    trail: ({ file }) => ({ file }),
  }),
] as const

type Catalogued = ReturnType<typeof answeringEvents>[number]
export type AnsweringEventName = Catalogued['name']

/** The data an event carries, by its name. */
export type AnsweringData = { [E in Catalogued as E['name']]: z.output<E['data']> }
