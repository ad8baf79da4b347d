import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Language } from '~machines/kit/words'
import { personNotices } from '~machines/membership'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), notice: z.enum(personNotices) })

/**
 * Tells a person what happened to their access (ASVS 6.3.5, 6.3.7). The letter says that it happened and where to look;
 * it holds no link that changes anything, since whoever reads a mailbox must not get in by it.
 */
export const tellPerson: Job = async ({ platform, perform }, payload) => {
  const { caseId, entry, notice } = PayloadSchema.parse(payload)
  const { db, words, env, mail, clock } = platform
  const person = await db.portal.person.findUniqueOrThrow({ where: { id: caseId } })
  const t = words.t(person.language as Language)
  const subject = t(`mail.person.${notice}.subject`)
  const said = { subject, name: person.name, text: t(`mail.person.${notice}`), link: `${env.publicUrl}/account` }
  const text = t('mail.person.body', said)
  const messageId = createHash('sha256').update(`${caseId}:${entry}:${notice}`).digest('hex')
  await mail.send({ to: person.email, subject, text, messageId })
  const sentAt = new Date(clock.now())
  await db.portal.letter.create({
    data: { id: randomUUID(), caseId, recipient: person.email, subject, body: text, sentAt },
  })
  await perform({
    ...{ actor: { kind: 'worker' }, caseId, version: null, token: `tell:${entry}:${notice}` },
    event: { name: 'person.tell', data: { notice } },
  })
}
