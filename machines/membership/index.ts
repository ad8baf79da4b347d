import type { Procedure } from '../kit/procedure'
import type { MembershipContext, MembershipDossier } from './case'
import { membershipEvents } from './events'
import { foldMembership } from './fold'
import { membershipMachine } from './machine'
import { membershipRules } from './rules'

export type { Training, MembershipContext, MembershipDossier, Passkey } from './case'
export { calendarEnds } from './calendar'
export { membershipEvents } from './events'
export { personNotices, privilegedRoles, type CredentialFlag, type Identity } from './keys'

/** A person's membership of an organisation: invited, active, suspended, ended. */
export const membership: Procedure<MembershipContext, MembershipDossier> = {
  id: 'membership@1',
  openings: ['membership.invite'],
  clocks: {},
  events: membershipEvents,
  machine: membershipMachine,
  emptyDossier: {
    ...{ profile: null, invitation: null, passkeys: [], recovery: null, identities: [], calendar: null },
    ...{ vouched: null, trainings: [], leaving: '' },
  },
  fold: foldMembership,
  rules: membershipRules,
}
