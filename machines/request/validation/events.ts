import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { line, optionalLines } from '../../kit/text'
import { both, code } from '../events/schemas'

/** What an authority that may order it has decided on an order that was issued without it. */
export const validationRecorded = defineEvent({
  name: 'validation.record',
  kind: 'step',
  signed: true,
  by: ['officer', 'supervisor'],
  data: z.strictObject({
    result: z.enum(['validated', 'refused'], 'required'),
    authority: code,
    order: line(120),
    issuedBy: line(160),
    issuedOn: z.iso.date('no-such-day'),
    text: optionalLines(2000),
  }),
  sees: both,
  facts: ['agency'],
  slugs: ['le.authority', 'le.procedures-binding-requests'],
  trail: ({ result, authority }) => ({ result, authority }),
})
export type ValidationData = z.output<(typeof validationRecorded)['data']>
