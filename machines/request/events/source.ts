import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { lines, optionalLine, optionalLines } from '../../kit/text'
import { both, code, nothing, uuid } from './schemas'

/** How the provider makes sure who is asking, and how an agency says that it was not. */
export const source = [
  defineEvent({
    name: 'callBack.open',
    kind: 'step',
    by: ['intake', 'legalReviewer'],
    data: nothing,
    sees: both,
    facts: ['agency', 'phrases'],
    slugs: ['sp.verify-source', 'le.verifiable-source', 'le.contact-points'],
  }),
  defineEvent({
    name: 'callBack.record',
    kind: 'step',
    signed: true,
    by: ['intake', 'legalReviewer'],
    /** `answered`: somebody confirmed the request and said these words; whether they are the right ones the machine says */
    data: z.strictObject({
      answer: z.enum(['answered', 'denied', 'notReached'], 'required'),
      heard: optionalLine(120),
      reached: optionalLine(160),
      text: optionalLines(2000),
    }),
    sees: both,
    slugs: ['sp.verify-source', 'le.verifiable-source'],
    trail: ({ answer }) => ({ answer }),
  }),
  defineEvent({
    name: 'source.verify',
    kind: 'step',
    signed: true,
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({ method: code, reached: optionalLine(160), text: optionalLines(2000) }),
    sees: both,
    slugs: ['sp.verify-source', 'le.verifiable-source'],
    trail: ({ method }) => ({ method }),
  }),
  defineEvent({
    name: 'source.countersign',
    kind: 'step',
    signed: true,
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({ text: optionalLines(2000) }),
    sees: both,
    slugs: ['sp.verify-source'],
  }),
  defineEvent({
    name: 'source.reject',
    kind: 'step',
    signed: true,
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({ ground: code, text: lines(2000) }),
    sees: both,
    slugs: ['sp.verify-source', 'sp.explain-refusal'],
    trail: ({ ground }) => ({ ground }),
  }),
  defineEvent({
    name: 'request.disown',
    kind: 'step',
    by: ['worker'],
    /** the notice to the security contact that was answered: its case, and the entry it was about */
    data: z.strictObject({ case: uuid, entry: z.int().positive() }),
    sees: both,
    slugs: ['le.verifiable-source', 'sp.verify-source', 'sp.confidentiality'],
    trail: (notice) => notice,
  }),
  defineEvent({
    name: 'request.reclaim',
    kind: 'step',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    slugs: ['le.verifiable-source', 'le.authority'],
  }),
] as const
