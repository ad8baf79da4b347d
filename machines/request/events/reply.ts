import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { lines, optionalLine } from '../../kit/text'
import { both, code, nothing } from './schemas'

/** What a provider may say of a request as a whole. */
export const reply = [
  defineEvent({
    name: 'request.acknowledge',
    kind: 'step',
    by: ['intake', 'legalReviewer'],
    data: nothing,
    sees: both,
    slugs: ['sp.procedures', 'sp.timely'],
  }),
  defineEvent({
    name: 'request.refuse',
    kind: 'step',
    signed: true,
    by: ['legalReviewer'],
    data: z.strictObject({ ground: code, text: lines(4000) }),
    sees: both,
    slugs: ['sp.explain-refusal', 'both.fundamental-rights'],
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    name: 'request.notHolder',
    kind: 'step',
    signed: true,
    by: ['legalReviewer'],
    data: z.strictObject({ text: lines(4000), referral: optionalLine(200) }),
    sees: both,
    slugs: ['le.specificity', 'sp.explain-refusal'],
  }),
] as const
