import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid() })

/** A request that was taken over from another one joins its file; where that is over, it stands alone. */
export const joinFile: Job = async ({ files, log }, payload) => {
  const { caseId } = PayloadSchema.parse(payload)
  const answer = await files.join(caseId)
  if (answer && !answer.ok) log.info({ caseId, because: answer.because }, 'request joins no file')
}
