import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), request: z.uuid() })

/** The end of a file reaches one of its requests, and the file is told what came of it. */
export const settleChild: Job = async ({ files }, payload) => {
  const { caseId, entry, request } = PayloadSchema.parse(payload)
  const answer = await files.settle({ caseId, entry, request })
  // it moved between being judged and being reported: judged anew at the next try
  if (!answer.ok) throw new Error(`what became of a request was not accepted by its file: ${answer.because}`)
}
