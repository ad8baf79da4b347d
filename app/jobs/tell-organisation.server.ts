import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Language } from '~machines/kit/words'
import type { Person } from '../../prisma/generated/client'
import type { Job } from './job'

const PayloadSchema = z.object({ caseId: z.uuid(), entry: z.number().int(), notice: z.string() })

/** Tells whoever keeps an organisation's programme that something of it awaits them: what, and where, and nothing else. */
export const tellOrganisation: Job = async ({ platform, perform }, payload) => {
  const { caseId, entry, notice } = PayloadSchema.parse(payload)
  const { db, words, env, mail, clock } = platform
  const { agencyId } = await db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const people = await addressees(db.portal, agencyId!, notice)
  for (const { name, email, language, page } of people) {
    const t = words.t(language as Language)
    const subject = t(`programme.mail.${notice}.subject`)
    const said = { name, text: t(`programme.mail.${notice}`), link: `${env.publicUrl}${page}` }
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

type People = Parameters<Job>[0]['platform']['db']['portal']
type Addressee = Pick<Person, 'name' | 'email' | 'language'> & { readonly page: string }

/**
 * Administrators; where a version waits for approval, also those who may be the second person to it, and the portal's operators
 * where the organisation has nobody but whoever wrote it.
 */
async function addressees({ person }: People, organisationId: string, notice: string): Promise<readonly Addressee[]> {
  const approval = notice === 'programmeSubmitted'
  const roles = approval ? ['administrator', 'supervisor', 'legalReviewer'] : ['administrator']
  const active = (organisation: object, hasSome: string[]) =>
    person.findMany({ where: { ...organisation, state: 'active', roles: { hasSome } }, orderBy: { id: 'asc' } })
  const own = await active({ organisationId }, roles)
  const operators = approval && own.length < 2 ? await active({}, ['operator']) : []
  return [
    ...own.map((each) => ({ ...each, page: '/organisation/programme' })),
    ...operators.map((each) => ({ ...each, page: '/operations/organisations' })),
  ]
}
