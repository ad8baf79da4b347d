import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { line } from '../kit/text'
import type { Role } from '../kit/words'
import { belongingEvents } from './belonging'
import { calendarEvents } from './calendar'
import { InvitationSchema, InviteSchema, PasskeySchema, ProfileSchema } from './case'
import { keyEvents } from './keys'

const sees = ['oversight', 'portal'] as const
const members = { sees, slugs: ['le.contact-points', 'sp.contact-points'] as const }
const administrators: readonly Role[] = ['administrator', 'operator']

export const membershipEvents: Readonly<Record<string, EventDefinition>> = {
  ...belongingEvents,
  'membership.invite': defineEvent({
    ...{
      name: 'membership.invite',
      kind: 'step',
      signed: true,
      by: [...administrators, 'worker'],
      data: InviteSchema,
      ...members,
    },
    facts: ['organisation'],
    trail: ({ roles, organisation }) => ({ roles, organisation }),
  }),
  'membership.reinvite': defineEvent({
    ...{ name: 'membership.reinvite', kind: 'step', signed: true, by: [...administrators, 'worker'], ...members },
    data: z.strictObject({ invitation: InvitationSchema }),
  }),
  'membership.accept': defineEvent({
    ...{ name: 'membership.accept', kind: 'step', by: ['member'], ...members },
    data: z.strictObject({ passkey: PasskeySchema.nullable() }),
    facts: ['organisation', 'mailbox'],
  }),
  'membership.change': defineEvent({
    ...{ name: 'membership.change', kind: 'step', signed: true, by: administrators, data: ProfileSchema, ...members },
    facts: ['organisation'],
    trail: ({ roles }) => ({ roles }),
  }),
  'membership.suspend': defineEvent({
    ...{
      name: 'membership.suspend',
      kind: 'step',
      signed: true,
      by: [...administrators, 'worker'],
      data: z.strictObject({ text: line(300) }),
      ...members,
    },
  }),
  'membership.restore': defineEvent({
    ...{
      name: 'membership.restore',
      kind: 'step',
      signed: true,
      by: administrators,
      data: z.strictObject({ text: line(300) }),
      ...members,
    },
  }),
  'membership.end': defineEvent({
    ...{
      name: 'membership.end',
      kind: 'step',
      signed: true,
      by: administrators,
      data: z.strictObject({ text: line(300) }),
      ...members,
    },
  }),
  ...keyEvents,
  ...calendarEvents,
}
