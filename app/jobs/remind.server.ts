import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), rule: z.string(), start: z.iso.datetime(), mark: z.string() })

/** A reminder is due: the clock gives it on the case, once; a clock that stands or has ended by then reminds nobody. */
export const remind: Job = async ({ perform, log }, payload) => {
  const { caseId, rule, start, mark } = PayloadSchema.parse(payload)
  const answer = await perform({
    actor: { kind: 'clock' },
    caseId,
    version: null,
    token: `remind:${rule}:${start}:${mark}`,
    event: { name: 'deadline.remind', data: { rule, start, mark } },
  })
  if (!answer.ok) log.info({ caseId, rule, because: answer.because }, 'reminder no longer due')
}
