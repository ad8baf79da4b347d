import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { lines } from '../../kit/text'
import { both, code, nothing } from '../../request/events/schemas'

/** How a request that was served is changed, and an answer contested: it goes the whole way again. */
export const amending = [
  defineEvent({
    name: 'request.amend',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['agency'],
    slugs: ['sp.explain-refusal', 'le.specificity'],
  }),
  defineEvent({
    name: 'amendment.discard',
    kind: 'step',
    by: ['officer'],
    data: nothing,
    sees: both,
    slugs: ['le.procedures-binding-requests'],
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
] as const
