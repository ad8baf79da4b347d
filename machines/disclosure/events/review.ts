import { z } from 'zod'
import { IdentifierSchema } from '../../identifiers/identifier'
import { defineEvent } from '../../kit/event'
import { optionalLines } from '../../kit/text'
import { both, code, nothing, SectionSchemas } from '../../request/events/schemas'

/** How many defects a round has at most. */
const mostDefects = 50

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
      defects: z
        .array(
          z.strictObject({
            code,
            /** what the code leaves open: an identifier, a field; empty where it leaves nothing */
            field: z.string().regex(/^([a-z]+(\.[A-Za-z0-9]+){0,2})?$/, 'malformed'),
            text: optionalLines(2000),
          }),
        )
        .min(1, 'defect-missing')
        .max(mostDefects, 'too-long'),
    }),
    sees: both,
    slugs: ['sp.follow-up', 'both.culture', 'sp.explain-refusal'],
    trail: ({ defects }) => ({ defects: defects.map((each) => each.code) }),
  }),
  defineEvent({
    name: 'clarification.answer',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({
      text: optionalLines(4000),
      /** what is said to each defect, in their order */
      words: z.array(optionalLines(4000)).max(mostDefects, 'too-long').optional(),
      matter: SectionSchemas.matter.omit({ internalNotes: true }).partial().optional(),
      basis: SectionSchemas.basis.partial().optional(),
      /** the identifiers that were asked about, corrected or narrowed; `null` withdraws one */
      identifiers: z.record(z.string().regex(/^i[1-9]\d{0,5}$/, 'malformed'), IdentifierSchema.nullable()).optional(),
    }),
    sees: both,
    facts: ['service', 'agency'],
    slugs: ['le.specificity', 'both.culture', 'le.written-requests'],
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
