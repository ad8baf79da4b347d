import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), form: z.string() })

/** Composes, seals and stores the record of a formal step, and says so on the case. */
export const sealRecord: Job = async ({ records, perform }, payload) => {
  const { caseId, entry, form } = PayloadSchema.parse(payload)
  const data = await records.seal({ caseId, entry, form })
  const answer = await perform({
    actor: { kind: 'worker' },
    caseId,
    version: null,
    token: `seal:${entry}:${form}`,
    event: { name: 'record.seal', data },
  })
  if (!answer.ok) throw new Error(`record ${form} of entry ${entry} was sealed but not accepted: ${answer.because}`)
}
