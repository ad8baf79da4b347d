import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { signInMeans } from '../kit/facts'
import type { Effect, Question, Rule } from '../kit/procedure'
import { problem, refuse, type Problem } from '../kit/refusal'
import { arePair, isSettled, type Entrusted } from '../kit/pairs'
import { line, lines } from '../kit/text'
import type { Role } from '../kit/words'
import { InvitationSchema, PasskeySchema } from './case'
import type { Invitation, MembershipContext, MembershipDossier, Passkey } from './case'

/** Roles that release, approve or administer: they idle for less, and an organisation may demand device-bound keys for them. */
export const privilegedRoles: readonly Role[] = [
  ...(['supervisor', 'legalReviewer', 'qualityChecker'] as const),
  ...(['administrator', 'operator'] as const),
]

/** Days within which a second person confirms a recovery that was opened. */
export const recoveryDays = 7

/** Who opened a recovery of this person's access, and who confirmed it. */
export interface RecoveryStanding {
  readonly openedBy: string
  readonly confirmedBy: string | null
}

export interface Recovery extends RecoveryStanding {
  readonly evidence: string
  readonly openedAt: string
  /** the one-time link's hash, once confirmed */
  readonly link: Invitation | null
}

export const IdentitySchema = z.strictObject({
  issuer: z.url({ protocol: /^https?$/, error: 'issuer-malformed' }),
  subject: line(255),
})
/** A person as their organisation's identity provider knows them: always issuer and subject, never an e-mail address. */
export type Identity = z.infer<typeof IdentitySchema>

/** What a person is told by mail: that something happened to their access, never what they work on. */
export const personNotices = [
  ...(['device-new', 'passkey-added', 'passkey-revoked', 'identity-linked'] as const),
  ...(['recovery-opened', 'recovery-confirmed', 'recovery-used', 'counter-backwards', 'token-reused'] as const),
] as const
export type PersonNotice = (typeof personNotices)[number]

const flags = ['counter-backwards', 'token-reused'] as const
/** Signs that a passkey was copied or a session's token stolen. */
export type CredentialFlag = (typeof flags)[number]

const administrators = ['administrator', 'operator'] as const satisfies readonly Role[]
const shared = {
  sees: ['oversight', 'portal'],
  slugs: ['le.contact-points', 'sp.contact-points'],
} as const
const step = { kind: 'step', ...shared } as const
const note = { kind: 'note', ...shared } as const
const hex = z.string().regex(/^[0-9a-f]{64}$/, 'malformed')

const tell = (notice: PersonNotice): readonly Effect[] => [{ type: 'tellPerson', params: { notice } }]

export const keyEvents: Readonly<Record<string, EventDefinition>> = {
  'passkey.add': defineEvent({
    ...{ name: 'passkey.add', ...step, signed: true, by: ['member'], data: z.strictObject({ passkey: PasskeySchema }) },
    facts: ['session'],
    trail: ({ passkey: { deviceBound, attestation } }) => ({ deviceBound, attestation }),
  }),
  'passkey.revoke': defineEvent({
    ...{ name: 'passkey.revoke', ...step, signed: true, by: ['member', ...administrators] },
    data: z.strictObject({ passkey: PasskeySchema.shape.id }),
  }),
  'recovery.open': defineEvent({
    ...{
      name: 'recovery.open',
      ...step,
      signed: true,
      by: administrators,
      data: z.strictObject({ evidence: lines(2_000) }),
    },
    facts: ['recoverers'],
  }),
  'recovery.confirm': defineEvent({
    ...{
      name: 'recovery.confirm',
      ...step,
      signed: true,
      by: administrators,
      data: z.strictObject({ link: InvitationSchema }),
    },
    facts: ['recoverers'],
  }),
  'recovery.cancel': defineEvent({
    ...{ name: 'recovery.cancel', ...step, by: ['member', ...administrators], data: z.strictObject({}) },
  }),
  'recovery.use': defineEvent({
    ...{ name: 'recovery.use', ...step, by: ['member'] },
    data: z.strictObject({ tokenHash: hex, passkey: PasskeySchema }),
    trail: ({ passkey: { deviceBound, attestation } }) => ({ deviceBound, attestation }),
  }),
  'identity.link': defineEvent({
    ...{
      name: 'identity.link',
      ...step,
      signed: true,
      by: administrators,
      data: IdentitySchema,
      facts: ['identityOf'],
    },
  }),
  'identity.unlink': defineEvent({
    ...{ name: 'identity.unlink', ...step, signed: true, by: ['member', ...administrators], data: IdentitySchema },
  }),
  'session.start': defineEvent({
    ...{ name: 'session.start', ...note, by: ['member'] },
    data: z.strictObject({
      by: z.enum(signInMeans),
      device: z.enum(['known', 'new']),
      browser: line(80),
      network: line(80),
    }),
    trail: ({ by, device }) => ({ by, device }),
    // whoever has just been invited or practises knows that the device is new
    owes: ({ by, device }) => (device === 'new' && (by === 'passkey' || by === 'provider') ? tell('device-new') : []),
  }),
  'session.end': defineEvent({
    ...{ name: 'session.end', ...note, by: ['member', ...administrators] },
    data: z.discriminatedUnion('which', [
      z.strictObject({ which: z.enum(['one', 'others']), session: hex }),
      z.strictObject({ which: z.literal('all') }),
    ]),
    trail: ({ which }) => ({ which }),
  }),
  'credential.flag': defineEvent({
    ...{ name: 'credential.flag', ...note, by: ['worker'], data: z.strictObject({ flag: z.enum(flags) }) },
    trail: ({ flag }) => ({ flag }),
    owes: ({ flag }) => tell(flag),
  }),
  'person.tell': defineEvent({
    ...{ name: 'person.tell', ...note, by: ['worker'], data: z.strictObject({ notice: z.enum(personNotices) }) },
    trail: ({ notice }) => ({ notice }),
  }),
}

const noteKeys = 'noteKeys'
const notify = <Notice extends PersonNotice>(notice: Notice) => ({ type: 'tellPerson', params: { notice } }) as const

/** While the membership is active. A recovery leaves no key and no session of before. */
export const keyTransitions = {
  'passkey.add': { actions: [noteKeys, notify('passkey-added')] },
  'passkey.revoke': { actions: [noteKeys, notify('passkey-revoked')] },
  'recovery.open': { actions: [noteKeys, notify('recovery-opened')] },
  'recovery.confirm': { actions: [noteKeys, notify('recovery-confirmed')] },
  'recovery.cancel': { actions: noteKeys },
  'recovery.use': { actions: [noteKeys, 'noteCalendar', notify('recovery-used')] },
  'identity.link': { actions: [noteKeys, notify('identity-linked')] },
  'identity.unlink': { actions: noteKeys },
} as const

/** What of the keys stands in the machine: ids, and whose word a recovery has. */
export function keysNoted({
  passkeys,
  recovery,
  identities,
}: MembershipDossier): Pick<MembershipContext, 'passkeys' | 'recovery' | 'identities'> {
  return {
    passkeys: passkeys.map(({ id }) => id),
    identities: identities.length,
    recovery: recovery && { openedBy: recovery.openedBy, confirmedBy: recovery.confirmedBy },
  }
}

/** What the membership says of keys after one of these events. */
export function foldKeys(question: Question<MembershipContext, MembershipDossier, never>): MembershipDossier {
  const { event, data, dossier, by, facts } = question
  switch (event) {
    case 'passkey.add':
      return { ...dossier, passkeys: [...dossier.passkeys, (data as { passkey: Passkey }).passkey] }
    case 'passkey.revoke':
      return { ...dossier, passkeys: dossier.passkeys.filter(({ id }) => id !== (data as { passkey: string }).passkey) }
    case 'recovery.open': {
      const { evidence } = data as { evidence: string }
      const opened = { openedBy: by.id, confirmedBy: null, openedAt: facts.now, link: null }
      return { ...dossier, recovery: { evidence, ...opened } }
    }
    case 'recovery.confirm':
      return {
        ...dossier,
        recovery: { ...dossier.recovery!, confirmedBy: by.id, link: (data as { link: Invitation }).link },
      }
    case 'recovery.cancel':
      return { ...dossier, recovery: null }
    case 'recovery.use':
      return { ...dossier, recovery: null, passkeys: [(data as { passkey: Passkey }).passkey] }
    case 'identity.link':
      return { ...dossier, identities: [...dossier.identities, data] }
    case 'identity.unlink':
      return { ...dossier, identities: dossier.identities.filter((identity) => !isSame(identity, data)) }
    default:
      return dossier
  }
}

type KeyRule = Rule<MembershipContext, MembershipDossier>
type Asked<Data = unknown> = Question<MembershipContext, MembershipDossier, Data>

const isSomeoneElse: KeyRule = ({ context, by }: Asked) =>
  context!.person === by.id ? refuse('not-permitted', problem('not-oneself')) : null

/** Only whoever holds one of the person's passkeys makes another; in practice a persona stands for its person. */
const cameByOwnPasskey: KeyRule = ({ context, facts }: Asked) => {
  const { by, passkey } = facts.session ?? { by: null, passkey: null }
  const own = passkey !== null && context!.passkeys.includes(passkey)
  return own || by === 'persona' ? null : refuse('not-permitted', problem('passkey-session-needed'))
}

const isOwnPasskey: KeyRule = ({ data, context }: Asked<{ passkey: string }>) =>
  context!.passkeys.includes(data.passkey) ? null : refuse('invalid', problem('passkey-unknown', 'passkey'))

const isNewPasskey: KeyRule = ({ data, context }: Asked<{ passkey: Passkey }>) =>
  context!.passkeys.includes(data.passkey.id) ? refuse('invalid', problem('passkey-known', 'passkey')) : null

/** Nobody locks themselves out; an administrator may take the last key of somebody who lost it. */
const keepsOnePasskey: KeyRule = ({ context, by }: Asked) =>
  context!.passkeys.length > 1 || by.id !== context!.person ? null : refuse('not-now', problem('last-passkey'))

interface Recoverers {
  readonly who: readonly Entrusted[]
  readonly why: Problem
}

/**
 * Two administrators of the organisation who are not each other's making; where there are no two such others than the person, two
 * operators. Neither counts while the role is new.
 */
function recoverers({ facts, pack }: Asked): Recoverers {
  const { administrators = [], operators = [] } = facts.recoverers ?? {}
  const settled = (each: Entrusted) => isSettled(each, facts.now, pack.enrolment.newRole)
  const [own, portal] = [administrators.filter(settled), operators.filter(settled)]
  return own.some((one) => own.some((other) => arePair(one, other)))
    ? { who: own, why: problem('recovery-by-administrators') }
    : { who: portal, why: problem('recovery-by-operators') }
}

const mayRecover: KeyRule = (asked: Asked) => {
  const { who, why } = recoverers(asked)
  const { administrators = [], operators = [] } = asked.facts.recoverers ?? {}
  const isBy = ({ id }: Entrusted) => id === asked.by.id
  if (who.some(isBy)) return null
  const known = [...administrators, ...operators].find(isBy)
  const isNew = known && !isSettled(known, asked.facts.now, asked.pack.enrolment.newRole)
  return refuse('not-permitted', isNew ? problem('role-too-new') : why)
}

const awaitsSecond: KeyRule = ({ context }: Asked) => {
  if (!context!.recovery) return refuse('not-now', problem('recovery-none'))
  return context!.recovery.confirmedBy ? refuse('not-now', problem('recovery-confirmed')) : null
}

/** Whoever opened it must still be one who may: the word of somebody removed since counts no more. */
const isSecondPerson: KeyRule = (asked: Asked) => {
  const { openedBy } = asked.context!.recovery!
  if (openedBy === asked.by.id) return refuse('not-permitted', problem('recovery-second-person'))
  const { who } = recoverers(asked)
  const opener = who.find(({ id }) => id === openedBy)
  if (!opener) return refuse('not-now', problem('recovery-opener-gone'))
  const second = who.find(({ id }) => id === asked.by.id)
  return second && arePair(opener, second) ? null : refuse('not-permitted', problem('pair-of-one'))
}

const isRecent: KeyRule = ({ dossier, facts }: Asked) =>
  Date.parse(facts.now) - Date.parse(dossier.recovery!.openedAt) < recoveryDays * 86_400_000
    ? null
    : refuse('not-now', problem('recovery-too-old'))

const isOpen: KeyRule = ({ context }: Asked) => (context!.recovery ? null : refuse('not-now', problem('recovery-none')))

const hasTheLink: KeyRule = ({ data, dossier, facts }: Asked<{ tokenHash: string }>) => {
  const link = dossier.recovery?.link
  const serves = link && link.tokenHash === data.tokenHash && Date.parse(facts.now) < Date.parse(link.expiresAt)
  return serves ? null : refuse('invalid', problem('recovery-over'))
}

const isFreeIdentity: KeyRule = ({ data, dossier, facts }: Asked<Identity>) =>
  facts.identityOf || dossier.identities.some((identity) => isSame(identity, data))
    ? refuse('invalid', problem('identity-taken', 'subject'))
    : null

const isOwnIdentity: KeyRule = ({ data, dossier }: Asked<Identity>) =>
  dossier.identities.some((identity) => isSame(identity, data))
    ? null
    : refuse('invalid', problem('identity-unknown', 'subject'))

function isSame(one: Identity, other: Identity): boolean {
  return one.issuer === other.issuer && one.subject === other.subject
}

export const keyRules = {
  'passkey.add': { who: [cameByOwnPasskey], what: [isNewPasskey] },
  'passkey.revoke': { who: [keepsOnePasskey], what: [isOwnPasskey] },
  'recovery.open': { who: [isSomeoneElse, mayRecover] },
  'recovery.confirm': { who: [isSomeoneElse, awaitsSecond, mayRecover, isSecondPerson, isRecent] },
  'recovery.cancel': { who: [isOpen] },
  'recovery.use': { what: [hasTheLink, isNewPasskey] },
  'identity.link': { who: [isSomeoneElse], what: [isFreeIdentity] },
  'identity.unlink': { what: [isOwnIdentity] },
}
