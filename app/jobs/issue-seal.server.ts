import { z } from 'zod'
import type { Job } from './job'

const PayloadSchema = z.object({
  caseId: z.uuid(),
  entry: z.number().int(),
  organisation: z.uuid(),
  anew: z.enum(['yes', 'no']),
})

/** Makes an organisation's seal, or a new one in place of the old: its key, and the certificate the portal's authority gives it. */
export const issueSeal: Job = async ({ platform, directory, perform }, payload) => {
  const { caseId, entry, organisation: id, anew } = PayloadSchema.parse(payload)
  const organisation = await directory.organisation('portal', id)
  if (!organisation) throw new Error(`no organisation ${id} to make a seal for`)
  const { fingerprint } = await platform.signing[anew === 'yes' ? 'renewSeal' : 'issueSeal'](organisation)
  const answer = await perform({
    ...{ actor: { kind: 'worker' }, caseId, version: null, token: `issue-seal:${entry}` },
    event: { name: 'seal.issue', data: { fingerprint } },
  })
  if (!answer.ok) throw new Error(`the seal of organisation ${id} was made but not accepted: ${answer.because}`)
}
