import { assign, setup } from 'xstate'
import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { openedBy, type MachineEvent, type Procedure, type Question, type Rule } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import { line } from '../kit/text'
import { languages, personRoles, type Role } from '../kit/words'

/** Ids and codes only: who the person is stands in the dossier. */
export interface MembershipContext {
  readonly person: string
  readonly organisation: string
  readonly roles: readonly Role[]
  readonly passkeys: readonly string[]
}

const allRoles = [...new Set(Object.values(personRoles).flat())] as [Role, ...Role[]]

const ProfileSchema = z.strictObject({
  name: line(160),
  title: line(120),
  email: z.email('email-malformed'),
  phone: line(40),
  language: z.enum(languages),
  roles: z.array(z.enum(allRoles)).min(1, 'required'),
})

/** SHA-256 of the one-time token in hex, and until when it serves. */
const InvitationSchema = z.strictObject({
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/, 'malformed'),
  expiresAt: z.iso.datetime('malformed'),
})

const PasskeySchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,1400}$/, 'malformed'),
  /** COSE public key, base64url */
  publicKey: z.string().regex(/^[\w-]+$/, 'malformed'),
  counter: z.int().nonnegative(),
  transports: z.array(z.string().regex(/^[a-z-]{1,20}$/, 'malformed')),
  name: line(80),
})

const InviteSchema = ProfileSchema.extend({
  person: z.uuid('malformed'),
  organisation: z.uuid('malformed'),
  invitation: InvitationSchema.nullable(),
})

export type MemberProfile = z.infer<typeof ProfileSchema>
export type Passkey = z.infer<typeof PasskeySchema>
export type Invitation = z.infer<typeof InvitationSchema>

export interface MembershipDossier {
  readonly profile: MemberProfile | null
  readonly invitation: Invitation | null
  readonly passkeys: readonly Passkey[]
}

const sees = ['oversight', 'portal'] as const
const members = { sees, slugs: ['le.contact-points', 'sp.contact-points'] as const }
const administrators: readonly Role[] = ['administrator', 'operator']

export const membershipEvents: Readonly<Record<string, EventDefinition>> = {
  'membership.invite': defineEvent({
    ...{ name: 'membership.invite', kind: 'step', by: [...administrators, 'worker'], data: InviteSchema, ...members },
    facts: ['organisation'],
    trail: ({ roles, organisation }) => ({ roles, organisation }),
  }),
  'membership.reinvite': defineEvent({
    ...{ name: 'membership.reinvite', kind: 'step', by: [...administrators, 'worker'], ...members },
    data: z.strictObject({ invitation: InvitationSchema }),
  }),
  'membership.accept': defineEvent({
    ...{ name: 'membership.accept', kind: 'step', by: ['member'], ...members },
    data: z.strictObject({ passkey: PasskeySchema.nullable() }),
  }),
  'membership.change': defineEvent({
    ...{ name: 'membership.change', kind: 'step', by: administrators, data: ProfileSchema, ...members },
    facts: ['organisation'],
    trail: ({ roles }) => ({ roles }),
  }),
  'membership.suspend': defineEvent({
    ...{
      name: 'membership.suspend',
      kind: 'step',
      by: administrators,
      data: z.strictObject({ text: line(300) }),
      ...members,
    },
  }),
  'membership.restore': defineEvent({
    ...{
      name: 'membership.restore',
      kind: 'step',
      by: administrators,
      data: z.strictObject({ text: line(300) }),
      ...members,
    },
  }),
  'membership.end': defineEvent({
    ...{
      name: 'membership.end',
      kind: 'step',
      by: administrators,
      data: z.strictObject({ text: line(300) }),
      ...members,
    },
  }),
  'passkey.add': defineEvent({
    ...{
      name: 'passkey.add',
      kind: 'step',
      by: ['member'],
      data: z.strictObject({ passkey: PasskeySchema }),
      ...members,
    },
  }),
  'passkey.revoke': defineEvent({
    ...{ name: 'passkey.revoke', kind: 'step', by: ['member'], ...members },
    data: z.strictObject({ passkey: PasskeySchema.shape.id }),
  }),
}

type Event = MachineEvent<MembershipContext, MembershipDossier>
type MembershipRule = Rule<MembershipContext, MembershipDossier>
type Asked<Data = unknown> = Question<MembershipContext, MembershipDossier, Data>

const machine = setup({
  types: { context: {} as MembershipContext, events: {} as Event, input: {} as Event },
  actions: {
    // the invitation stands in the dossier; a transition without target and action would be a forbidden one
    noteInvitation: assign(() => ({})),
    noteRoles: assign(({ event }) => ({ roles: event.dossier.profile!.roles })),
    notePasskeys: assign(({ event }) => ({ passkeys: event.dossier.passkeys.map(({ id }) => id) })),
  },
}).createMachine({
  id: 'membership@1',
  initial: 'invited',
  context: openedBy((event: Event) => {
    const { person, organisation, roles } = event.data as z.infer<typeof InviteSchema>
    return { person, organisation, roles, passkeys: [] }
  }),
  states: {
    invited: {
      description: 'state.invited.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: {
        'membership.reinvite': { actions: 'noteInvitation' },
        'membership.accept': { target: 'active', actions: 'notePasskeys' },
        'membership.end': 'ended',
      },
    },
    active: {
      description: 'state.active.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: {
        'membership.change': { actions: 'noteRoles' },
        'membership.suspend': 'suspended',
        'membership.end': 'ended',
        'passkey.add': { actions: 'notePasskeys' },
        'passkey.revoke': { actions: 'notePasskeys' },
      },
    },
    suspended: {
      description: 'state.suspended.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: { 'membership.restore': 'active', 'membership.end': 'ended' },
    },
    ended: { description: 'state.ended.description', meta: { slugs: ['sp.audit'] }, type: 'final' },
  },
})

/** Roles are of the organisation's side: a person holds roles on one side only (guideline intro.roles). */
const rolesFitSide: MembershipRule = ({ data, facts }: Asked<MemberProfile>) => {
  if (!facts.organisation) return refuse('invalid', problem('organisation-unknown', 'organisation'))
  const possible = personRoles[facts.organisation.side]
  return data.roles.every((role) => possible.includes(role))
    ? null
    : refuse('invalid', problem('role-of-other-side', 'roles'))
}

/** An administrator invites into their own organisation; the operator into any. */
const intoOwnOrganisation: MembershipRule = ({ data, by, facts }: Asked<{ organisation: string }>) => {
  if (by.roles.some((role) => role === 'operator' || role === 'worker')) return null
  return facts.actor?.organisation === data.organisation ? null : refuse('not-permitted', problem('other-organisation'))
}

const isSomeoneElse: MembershipRule = ({ context, by }: Asked) =>
  context!.person === by.id ? refuse('not-permitted', problem('not-oneself')) : null

const isOwnPasskey: MembershipRule = ({ data, context }: Asked<{ passkey: string }>) =>
  context!.passkeys.includes(data.passkey) ? null : refuse('invalid', problem('passkey-unknown', 'passkey'))

const isNewPasskey: MembershipRule = ({ data, context }: Asked<{ passkey: Passkey }>) =>
  context!.passkeys.includes(data.passkey.id) ? refuse('invalid', problem('passkey-known', 'passkey')) : null

const keepsOnePasskey: MembershipRule = ({ context }: Asked) =>
  context!.passkeys.length > 1 ? null : refuse('not-now', problem('last-passkey'))

/** A person's membership of an organisation: invited, active, suspended, ended. */
export const membership: Procedure<MembershipContext, MembershipDossier> = {
  id: 'membership@1',
  opening: 'membership.invite',
  events: membershipEvents,
  machine,
  emptyDossier: { profile: null, invitation: null, passkeys: [] },
  fold: foldMembership,
  rules: {
    'membership.invite': { what: [rolesFitSide, intoOwnOrganisation] },
    'membership.change': { who: [isSomeoneElse], what: [rolesFitSide] },
    'membership.suspend': { who: [isSomeoneElse] },
    'membership.restore': { who: [isSomeoneElse] },
    'membership.end': { who: [isSomeoneElse] },
    'passkey.add': { what: [isNewPasskey] },
    'passkey.revoke': { who: [keepsOnePasskey], what: [isOwnPasskey] },
  },
}

function foldMembership({
  event,
  data,
  dossier,
}: Question<MembershipContext, MembershipDossier, never>): MembershipDossier {
  switch (event) {
    case 'membership.invite': {
      const {
        person: _person,
        organisation: _organisation,
        invitation,
        ...profile
      } = data as z.infer<typeof InviteSchema>
      return { ...dossier, profile, invitation }
    }
    case 'membership.reinvite':
      return { ...dossier, invitation: (data as { invitation: Invitation }).invitation }
    case 'membership.accept': {
      const { passkey } = data as { passkey: Passkey | null }
      return { ...dossier, invitation: null, passkeys: passkey ? [passkey] : [] }
    }
    case 'membership.change':
      return { ...dossier, profile: data }
    case 'passkey.add':
      return { ...dossier, passkeys: [...dossier.passkeys, (data as { passkey: Passkey }).passkey] }
    case 'passkey.revoke':
      return { ...dossier, passkeys: dossier.passkeys.filter(({ id }) => id !== (data as { passkey: string }).passkey) }
    default:
      return dossier
  }
}
