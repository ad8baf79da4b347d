import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int() })

/** Somebody revealed who is sought: the rules that can be asked at once are asked. */
export const watchReveal: Job = async ({ watch }, payload) => {
  const { caseId, entry } = PayloadSchema.parse(payload)
  await watch.afterReveal(caseId, entry)
}
