import { createHash, randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readEntry } from '~/ledger/entry'
import type { Liaison } from '~/cases/liaison.server'
import type { SecurityContact } from '~machines/organisation'
import { packById } from '~machines/policy/index'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), notice: z.string() })

/** Tells an organisation's security contact what happens to it: which organisation and what, and nothing else. */
export const sendAnnouncement: Job = async (liaison, payload) => {
  const { caseId, entry, notice } = PayloadSchema.parse(payload)
  const { organisation, contacts } = await addressees(liaison, caseId)
  const { what, hours } = await changeIn(liaison, caseId, entry)
  for (const { name, mail, language } of contacts) {
    const t = liaison.platform.words.t(language)
    const { country, code } = organisation
    const change = what ? t(`enrolment.announced.${what}`) : ''
    const words = { organisation: organisation.name, code: `${country}-${code}`, change, hours }
    const subject = t(`enrolment.mail.${notice}.subject`, words)
    const text = t('enrolment.mail.body', { name, subject, text: t(`enrolment.mail.${notice}.text`, words) })
    const messageId = createHash('sha256').update(`${caseId}:${entry}:${notice}:${mail}`).digest('hex')
    await liaison.platform.mail.send({ to: mail, subject, text, messageId })
    const sentAt = new Date(liaison.platform.clock.now())
    await liaison.platform.db.portal.letter.create({
      data: { id: randomUUID(), caseId, recipient: mail, subject, body: text, sentAt },
    })
  }
  await liaison.perform({
    ...{ actor: { kind: 'worker' }, caseId, version: null, token: `announce:${entry}:${notice}` },
    event: { name: 'mail.send', data: { notice, recipients: contacts.length } },
  })
}

/** The security contact, and the one before: whoever is replaced hears of it too. */
async function addressees({ platform }: Liaison, id: string) {
  const organisation = await platform.db.portal.organisation.findUniqueOrThrow({ where: { id } })
  const told = [organisation.securityContact, organisation.formerContact] as unknown as (SecurityContact | null)[]
  return { organisation, contacts: told.filter((contact) => contact !== null) }
}

/** Which kind of change the entry is about, and how long it is announced. */
async function changeIn({ platform }: Liaison, caseId: string, seq: number) {
  const row = await platform.db.portal.entry.findUniqueOrThrow({ where: { caseId_seq: { caseId, seq } } })
  const { facts, pack } = readEntry(row.bytes)
  const notice = packById(pack)!.enrolment.changeNotice
  return { what: facts.what as string | undefined, hours: Temporal.Duration.from(notice).total('hours') }
}
