import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { securityNotices } from '~machines/request/source-check'
import type { SecurityContact } from '~machines/organisation'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), notice: z.enum(securityNotices) })

/**
 * Tells the agency's security contact what happened in the agency's name: number and provider only, with the link that
 * stops it. An agency without one, which no operator admits any more, is told nothing, and the trail says so.
 */
export const warnSecurity: Job = async ({ platform, perform, notUs }, payload) => {
  const { caseId, entry, notice } = PayloadSchema.parse(payload)
  const { db, words, mail, clock } = platform
  const row = await db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const parties = await db.portal.organisation.findMany({ where: { id: { in: [row.agencyId!, row.providerId!] } } })
  const [agency, provider] = [row.agencyId, row.providerId].map((id) => parties.find((each) => each.id === id)!)
  const contact = agency!.securityContact as SecurityContact | null
  if (contact) {
    const t = words.t(contact.language)
    const said = { number: row.number ?? '', provider: provider!.name, agency: agency!.name, name: contact.name }
    const subject = t(`notUs.mail.${notice}.subject`, said)
    const text = t('notUs.mail.body', { ...said, subject, link: notUs.link({ caseId, entry }) })
    const messageId = createHash('sha256').update(`${caseId}:${entry}:${notice}:${contact.mail}`).digest('hex')
    await mail.send({ to: contact.mail, subject, text, messageId })
    const letter = { id: randomUUID(), caseId, recipient: contact.mail, subject, body: text }
    await db.portal.letter.create({ data: { ...letter, sentAt: new Date(clock.now()) } })
  }
  await perform({
    ...{ actor: { kind: 'worker' }, caseId, version: null, token: `warn:${entry}:${notice}` },
    event: { name: 'mail.send', data: { notice, side: 'agency', recipients: contact ? 1 : 0 } },
  })
}
