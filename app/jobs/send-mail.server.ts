import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayAt } from '~machines/kit/clock-arithmetic'
import { abroadProcedureById, reportProcedureById } from '~machines/index'
import type { Language, Role } from '~machines/kit/words'
import type { ContactPoint } from '~machines/organisation'
import type { Liaison } from '~/cases/liaison.server'
import { instantIn } from '~/records/words'
import type { Case } from '../../prisma/generated/client'
import type { Job } from './job'

const PayloadSchema = z.object({
  caseId: z.uuid(),
  entry: z.number().int(),
  notice: z.string(),
  /** `ownPoint`: the contact point through which a request goes abroad */
  side: z.enum(['agency', 'ownPoint', 'provider']),
  /** how far up a reminder goes; without it, to whoever works on the case */
  level: z.enum(['1', '2', '3']).default('1'),
})
type Notice = z.infer<typeof PayloadSchema>

/** Tells the people of one side that something awaits them: number and link only, never what the case is about. */
export const sendMail: Job = async (liaison, payload) => {
  const notice = PayloadSchema.parse(payload)
  const { caseId, entry, side } = notice
  const row = await liaison.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const organisation = { agency: row.agencyId, ownPoint: row.viaId, provider: row.providerId }[side]
  const told = await addressees(liaison, notice, organisation ?? '', row)
  for (const person of told) await send(liaison, notice, row, person)
  await liaison.perform({
    actor: { kind: 'worker' },
    caseId,
    version: null,
    token: `mail:${entry}:${notice.notice}:${side}`,
    event: { name: 'mail.send', data: { notice: notice.notice, side, recipients: told.length } },
  })
}

interface Addressee {
  readonly name: string
  readonly email: string
  readonly language: string
  /** in which instants are told */
  readonly zone: string
}

type Told = Pick<Case, 'number' | 'dueAt' | 'procedure'>

async function send({ platform }: Liaison, { caseId, entry, notice }: Notice, row: Told, to: Addressee): Promise<void> {
  const { words, env, mail, db, clock } = platform
  const language = to.language as Language
  const t = words.t(language)
  const due = row.dueAt ? instantIn({ language }, row.dueAt.toISOString(), to.zone) : ''
  const report = reportProcedureById(row.procedure) !== null
  const number = row.number ?? t(report ? 'mail.unnumbered.report' : 'mail.unnumbered')
  const said = { number, due, link: `${env.publicUrl}/${pagesOf(row.procedure)}/${caseId}` }
  const subject = t(`mail.${notice}.subject`, said)
  const body = t('mail.body', { ...said, subject, name: to.name })
  const messageId = createHash('sha256').update(`${caseId}:${entry}:${notice}:${to.email}`).digest('hex')
  await mail.send({ to: to.email, subject, text: body, messageId })
  const sentAt = new Date(clock.now())
  await db.portal.letter.create({ data: { id: randomUUID(), caseId, recipient: to.email, subject, body, sentAt } })
}

/**
 * Who of a side is told: the requester and the agency's supervisors, or everyone who works on such cases at the provider; from
 * level 2 on their administrators too, at level 3 the contact points of the directory as well. Nobody twice.
 */
async function addressees(
  { platform: { db, clock } }: Liaison,
  { side, level }: Notice,
  organisationId: string,
  { requesterId, procedure }: Pick<Case, 'requesterId' | 'procedure'>,
): Promise<readonly Addressee[]> {
  const working = side === 'agency' ? (['supervisor'] as const) : queueOf(procedure)
  const roles: readonly Role[] = level === '1' ? working : [...working, 'administrator']
  const own = requesterId && side === 'agency' ? [{ id: requesterId }] : []
  const { contacts, language, zone } = await db.portal.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const people = await db.portal.person.findMany({
    where: { organisationId, state: 'active', OR: [...own, { roles: { hasSome: [...roles] } }] },
    orderBy: { id: 'asc' },
  })
  const points = level === '3' ? contactsOn(contacts as unknown as ContactPoint[], dayAt(clock.now(), zone)) : []
  const told = [
    ...people.map((person) => ({ ...person, zone })),
    ...points.map(({ name, title, mail, languages }) => ({
      ...{ name: name || title, email: mail, language: languages[0] ?? language, zone },
    })),
  ]
  return [...new Map(told.toReversed().map((each) => [each.email, each])).values()].toReversed()
}

/** Under which address the pages of a case begin. */
function pagesOf(procedure: string): string {
  if (abroadProcedureById(procedure)) return 'abroad'
  return reportProcedureById(procedure) ? 'reports' : 'requests'
}

/** Who works on what comes to an organisation. */
function queueOf(procedure: string): readonly Role[] {
  if (abroadProcedureById(procedure)) return ['officer', 'supervisor']
  return reportProcedureById(procedure)
    ? ['intake', 'legalReviewer']
    : ['intake', 'legalReviewer', 'collector', 'qualityChecker']
}

function contactsOn(contacts: readonly ContactPoint[], day: string): readonly ContactPoint[] {
  return contacts.filter(({ from, until }) => from <= day && (until === null || day <= until))
}
