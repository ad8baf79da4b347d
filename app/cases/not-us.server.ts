import { requestProcedures } from '~machines/index'
import type { Platform } from '~/platform/platform.server'
import { readEntry } from '~/ledger/entry'
import { notUsToken, readNotUsToken, type Notice } from './not-us-link'
import { readOrganisations } from './reading.server'
import type { Perform } from './types'

/** How long a link answers. */
const days = 30

/** What the page of a link shows: enough to look the request up at the agency, and nothing of what it says. */
export interface NoticeShown {
  readonly number: string | null
  readonly agency: string
  readonly provider: string
  /** the event the notice was about, and when */
  readonly event: string
  readonly at: string
  readonly zone: string
  readonly disowned: boolean
  readonly now: string
}

/**
 * The second channel: an agency's security contact, told of what happened in its name, says "not us". That needs no account
 * and gives nothing away; all it can do is stop.
 */
export function openNotUs(platform: Platform, perform: Perform) {
  const { db, vault, clock, env, log } = platform

  async function find(token: string) {
    const notice = readNotUsToken(vault, token)
    if (!notice) return null
    const { caseId, entry: seq } = notice
    const [row, entry] = await Promise.all([
      db.portal.case.findUnique({ where: { id: caseId } }),
      db.portal.entry.findUnique({ where: { caseId_seq: { caseId, seq } } }),
    ])
    if (!row || !entry || Date.parse(clock.now()) - entry.at.getTime() > days * 86_400_000) return null
    return { notice, row, entry: readEntry(entry.bytes) }
  }

  async function disown(token: string): Promise<boolean> {
    const found = await find(token)
    if (!found) return false
    const { notice, row } = found
    const { requester, approver, authoriser } = row.context as Record<
      'requester' | 'approver' | 'authoriser',
      string | null
    >
    const people = [...new Set([requester, approver, authoriser])].filter((id): id is string => id !== null)
    log.security('request.disowned', { caseId: row.id })
    for (const person of people) await suspend(person, notice)
    await stop(row.id, notice)
    const filed = { requesterId: { in: people }, closed: false, id: { not: row.id } }
    const others = await db.portal.case.findMany({
      where: { ...filed, procedure: { in: requestProcedures.map(({ id }) => id) } },
      select: { id: true },
      orderBy: { openedAt: 'asc' },
    })
    for (const { id } of others) await stop(id, notice)
    return true
  }

  /** The account can do nothing and its sessions are over; an administrator restores it when the person was proofed anew. */
  async function suspend(person: string, { caseId, entry }: Notice): Promise<void> {
    const text = `not-us:${caseId}:${entry}`
    await perform({
      ...{ actor: { kind: 'worker' }, caseId: person, version: null, token: `${text}:suspend` },
      event: { name: 'membership.suspend', data: { text } },
    })
  }

  async function stop(id: string, { caseId, entry }: Notice): Promise<void> {
    await perform({
      ...{ actor: { kind: 'worker' }, caseId: id, version: null, token: `not-us:${caseId}:${entry}:${id}` },
      event: { name: 'request.disown', data: { case: caseId, entry } },
    })
  }

  return {
    link: (notice: Notice) => `${env.publicUrl}/not-us/${notUsToken(vault, notice)}`,

    /** Null for a token that is unknown or too old. */
    show: async (token: string): Promise<NoticeShown | null> => {
      const found = await find(token)
      if (!found) return null
      const { row, entry } = found
      const { agency, provider, disownedAt } = row.context as { agency: string; provider: string; disownedAt: string }
      const parties = await readOrganisations(db.portal, [agency, provider])
      const named = { agency: parties.get(agency)!.name, provider: parties.get(provider)!.name }
      const when = { event: entry.event, at: entry.at, zone: parties.get(agency)!.zone, now: clock.now() }
      return { number: row.number, ...named, ...when, disowned: disownedAt !== null }
    },

    /** Suspends whoever filed and authorised it, and stops this and every open request of theirs. False for a dead link. */
    disown,
  }
}
