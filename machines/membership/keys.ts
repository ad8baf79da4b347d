import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { signInMeans } from '../kit/facts'
import type { Effect, Question } from '../kit/procedure'
import { sha256 } from '../kit/schemas'
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

const IdentitySchema = z.strictObject({
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
    data: z.strictObject({ tokenHash: sha256, passkey: PasskeySchema }),
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
      z.strictObject({ which: z.enum(['one', 'others']), session: sha256 }),
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
      return { ...dossier, identities: dossier.identities.filter((identity) => !isSameIdentity(identity, data)) }
    default:
      return dossier
  }
}

export function isSameIdentity(one: Identity, other: Identity): boolean {
  return one.issuer === other.issuer && one.subject === other.subject
}
