import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Language } from '~machines/kit/words'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), notice: z.string() })

/** Tells the administrators of an organisation that something of its programme awaits them: what, and where, and nothing else. */
export const tellOrganisation: Job = async ({ platform, perform }, payload) => {
  const { caseId, entry, notice } = PayloadSchema.parse(payload)
  const { db, words, env, mail, clock } = platform
  const { agencyId } = await db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const people = await db.portal.person.findMany({
    where: { organisationId: agencyId!, state: 'active', roles: { has: 'administrator' } },
    orderBy: { id: 'asc' },
  })
  for (const { name, email, language } of people) {
    const t = words.t(language as Language)
    const subject = t(`programme.mail.${notice}.subject`)
    const said = { name, text: t(`programme.mail.${notice}`), link: `${env.publicUrl}/organisation/programme` }
    const body = t('programme.mail.body', said)
    const messageId = createHash('sha256').update(`${caseId}:${entry}:${notice}:${email}`).digest('hex')
    await mail.send({ to: email, subject, text: body, messageId })
    const sentAt = new Date(clock.now())
    await db.portal.letter.create({ data: { id: randomUUID(), caseId, recipient: email, subject, body, sentAt } })
  }
  await perform({
    ...{ actor: { kind: 'worker' }, caseId, version: null, token: `tell:${entry}:${notice}` },
    event: { name: 'mail.send', data: { notice, recipients: people.length } },
  })
}
