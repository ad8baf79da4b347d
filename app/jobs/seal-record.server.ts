import { z } from 'zod'
import { languages } from '~machines/kit/words'
import type { Job } from './job'

const PayloadSchema = z.object({
  caseId: z.uuid(),
  entry: z.number().int(),
  form: z.string(),
  language: z.enum(languages).optional(),
})

/** Composes, seals and stores the record of a formal step, in the language its machine names or else its addressee's, and says so on the case. */
export const sealRecord: Job = async ({ records, perform }, payload) => {
  const { caseId, entry, form, language } = PayloadSchema.parse(payload)
  const data = await records.seal({ caseId, entry, form, ...(language ? { language } : {}) })
  const answer = await perform({
    actor: { kind: 'worker' },
    caseId,
    version: null,
    token: `seal:${entry}:${form}${language ? `:${language}` : ''}`,
    event: { name: 'record.seal', data },
  })
  if (!answer.ok) throw new Error(`record ${form} of entry ${entry} was sealed but not accepted: ${answer.because}`)
}
