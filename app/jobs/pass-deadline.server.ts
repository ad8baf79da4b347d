import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), rule: z.string(), due: z.iso.datetime() })

/** Secrecy ends beside the case, which may be closed by then. */
function passing(rule: string, due: string) {
  return rule === 'secrecy' ? { name: 'secrecy.lapse', data: { due } } : { name: 'deadline.pass', data: { rule, due } }
}

/** A deadline is due: the clock says so on the case. Fires once, since the second time has the first time's token. */
export const passDeadline: Job = async ({ perform, log }, payload) => {
  const { caseId, rule, due } = PayloadSchema.parse(payload)
  const answer = await perform({
    actor: { kind: 'clock' },
    caseId,
    version: null,
    token: `deadline:${rule}:${due}`,
    event: passing(rule, due),
  })
  if (!answer.ok) log.info({ caseId, rule, because: answer.because }, 'deadline no longer runs')
}
