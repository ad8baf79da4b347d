import { randomInt } from 'node:crypto'
import type { Platform } from '~/platform/platform.server'
import type { Language } from '~machines/kit/words'
import { hashOf } from './secrets.server'

export interface Addressee {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** Letters and digits that can't be taken for one another. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const groups = 2
const groupLength = 5
/** Minutes for which a code serves, and how often it may be mistyped. */
const codeMinutes = 30
const tries = 5

/**
 * Codes that show whose a mailbox is when an invitation is accepted: sent once, kept as a hash, of no use for anything else.
 * A person who reads somebody's mail gets no further without the invitation's own link, which is never mailed.
 */
export function openMailCodes({ db, clock, mail, words }: Pick<Platform, 'db' | 'clock' | 'mail' | 'words'>) {
  return {
    /** Makes a code in place of any before it. */
    make: async ({ id: personId, email }: Pick<Addressee, 'id' | 'email'>): Promise<string> => {
      const code = newCode()
      const expiresAt = new Date(Date.parse(clock.now()) + codeMinutes * 60_000)
      const row = { email, codeHash: hashOf(plain(code)), expiresAt, triesLeft: tries, confirmedAt: null }
      await db.signIn.mailCode.upsert({ where: { personId }, create: { personId, ...row }, update: row })
      return code
    },
    send: async ({ name, email, language }: Addressee, code: string): Promise<void> => {
      const t = words.t(language)
      const subject = t('enrolment.code.subject')
      const text = t('enrolment.code.body', { name, code, count: codeMinutes })
      const messageId = Buffer.from(hashOf(`${email}:${code}`)).toString('hex')
      await mail.send({ to: email, subject, text, messageId })
    },
    sentTo: async (personId: string): Promise<boolean> => {
      const row = await db.signIn.mailCode.findUnique({ where: { personId } })
      return row !== null && row.expiresAt > new Date(clock.now())
    },
    /** Whether this is the code that was sent. A wrong one uses up a try, a right one serves until the invitation is accepted. */
    confirm: async (personId: string, typed: string): Promise<boolean> => {
      const now = new Date(clock.now())
      const counted = await db.signIn.mailCode.updateMany({
        where: { personId, triesLeft: { gt: 0 }, expiresAt: { gt: now } },
        data: { triesLeft: { decrement: 1 } },
      })
      if (counted.count === 0) return false
      const confirmed = await db.signIn.mailCode.updateMany({
        where: { personId, codeHash: hashOf(plain(typed)) },
        data: { confirmedAt: now },
      })
      return confirmed.count === 1
    },
  }
}

function newCode(): string {
  const letter = () => alphabet[randomInt(alphabet.length)]
  const group = () => Array.from({ length: groupLength }, letter).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** As it is kept: without what people add when they copy. */
function plain(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
