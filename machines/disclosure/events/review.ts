import { z } from 'zod'
import { IdentifierSchema } from '../../identifiers/identifier'
import { defineEvent } from '../../kit/event'
import { lines, optionalLines } from '../../kit/text'
import { nothing, SectionSchemas, both } from '../../request/events/schemas'

/** How the provider examines a request: acknowledgement, review, clarification, decision. */
export const review = [
  defineEvent({
    name: 'review.take',
    kind: 'step',
    by: ['legalReviewer'],
    data: nothing,
    sees: both,
    slugs: ['sp.procedures', 'sp.contact-points'],
  }),
  defineEvent({
    name: 'clarification.seek',
    kind: 'step',
    by: ['legalReviewer'],
    data: z.strictObject({
      questions: z
        .array(z.strictObject({ field: z.string().regex(/^[a-z]+(\.[A-Za-z0-9]+)?$/, 'malformed'), text: lines(2000) }))
        .min(1, 'required')
        .max(50, 'too-long'),
    }),
    sees: both,
    slugs: ['sp.follow-up', 'both.culture'],
    trail: ({ questions }) => ({ questions: questions.length }),
  }),
  defineEvent({
    name: 'clarification.answer',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({
      text: optionalLines(4000),
      matter: SectionSchemas.matter.omit({ internalNotes: true }).partial().optional(),
      basis: SectionSchemas.basis.partial().optional(),
      /** the identifiers that were asked about, corrected or narrowed; `null` withdraws one */
      identifiers: z.record(z.string().regex(/^i[1-9]\d{0,5}$/, 'malformed'), IdentifierSchema.nullable()).optional(),
    }),
    sees: both,
    facts: ['service', 'agency'],
    slugs: ['le.specificity', 'both.culture'],
  }),
  defineEvent({
    name: 'decision.give',
    kind: 'step',
    signed: true,
    by: ['legalReviewer'],
    data: z.strictObject({ text: optionalLines(4000) }),
    sees: both,
    slugs: ['sp.procedures', 'sp.explain-refusal', 'sp.written-response'],
  }),
] as const
