import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { line, lines, optionalLines } from '../../kit/text'
import { results } from '../case'
import { uuid, code, items, sha256, providerOnly, both } from '../../request/events/schemas'

/** How data are collected, checked, delivered, received and contested, and what time does. */
export const answering = [
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
    name: 'collection.complete',
    kind: 'step',
    by: ['collector'],
    data: z.strictObject({ system: line(200), extractedAt: z.iso.datetime('malformed'), text: optionalLines(2000) }),
    sees: providerOnly,
    slugs: ['sp.standard-response-format', 'sp.follow-up'],
  }),
  defineEvent({
    name: 'quality.return',
    kind: 'step',
    by: ['qualityChecker'],
    data: z.strictObject({ text: lines(2000) }),
    sees: providerOnly,
    slugs: ['sp.validate-information'],
  }),
  defineEvent({
    name: 'answer.deliver',
    kind: 'step',
    signed: true,
    by: ['qualityChecker'],
    data: z.strictObject({
      complete: z.literal(true, 'confirm-complete'),
      instants: z.literal(true, 'confirm-instants'),
    }),
    sees: both,
    slugs: ['sp.validate-information', 'sp.written-response', 'sp.timely'],
  }),
  defineEvent({
    name: 'receipt.confirm',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ text: optionalLines(2000) }),
    sees: both,
    slugs: ['le.confidentiality-received', 'both.written-procedures'],
  }),
  defineEvent({
    name: 'answer.contest',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ ground: code, text: lines(4000) }),
    sees: both,
    facts: ['provider'],
    slugs: ['sp.explain-refusal'],
    trail: ({ ground }) => ({ ground }),
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
