import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Language, Role } from '~machines/kit/words'
import type { Liaison } from '~/cases/liaison.server'
import type { Job } from './job'

const PayloadSchema = z.object({
  caseId: z.uuid(),
  entry: z.number().int(),
  notice: z.string(),
  side: z.enum(['agency', 'provider']),
})

/** Tells the people of one side that something awaits them: number and link only, never what the case is about. */
export const sendMail: Job = async (liaison, payload) => {
  const { caseId, entry, notice, side } = PayloadSchema.parse(payload)
  const row = await liaison.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const people = await addressees(liaison, side === 'agency' ? row.agencyId : row.providerId, side, row.requesterId)
  for (const person of people) {
    const t = liaison.platform.words.t(person.language as Language)
    const words = {
      number: row.number ?? t('mail.unnumbered'),
      link: `${liaison.platform.env.publicUrl}/requests/${caseId}`,
    }
    const subject = t(`mail.${notice}.subject`, words)
    const text = t('mail.body', { ...words, subject, name: person.name })
    const messageId = createHash('sha256').update(`${caseId}:${entry}:${notice}:${person.id}`).digest('hex')
    await liaison.platform.mail.send({ to: person.email, subject, text, messageId })
    await liaison.platform.db.portal.letter.create({
      data: {
        id: randomUUID(),
        caseId,
        recipient: person.email,
        subject,
        body: text,
        sentAt: new Date(liaison.platform.clock.now()),
      },
    })
  }
  await liaison.perform({
    actor: { kind: 'worker' },
    caseId,
    version: null,
    token: `mail:${entry}:${notice}:${side}`,
    event: { name: 'mail.send', data: { notice, side, recipients: people.length } },
  })
}

/** Who of a side is told: the requester and the agency's supervisors, or everyone who works the provider's queue. */
async function addressees(
  { platform }: Liaison,
  organisationId: string | null,
  side: 'agency' | 'provider',
  requesterId: string | null,
) {
  const roles: Role[] = side === 'agency' ? ['supervisor'] : ['intake', 'legalReviewer', 'collector', 'qualityChecker']
  const own = requesterId && side === 'agency' ? [{ id: requesterId }] : []
  return platform.db.portal.person.findMany({
    where: { organisationId: organisationId ?? '', state: 'active', OR: [...own, { roles: { hasSome: roles } }] },
    orderBy: { id: 'asc' },
  })
}
