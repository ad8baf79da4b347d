import type { Question } from '../kit/procedure'
import { foldKeys } from './keys'
import type { Invitation, Invited, MembershipContext, MembershipDossier, Passkey } from './case'

/** What the membership says after an event. */
export function foldMembership(question: Question<MembershipContext, MembershipDossier, never>): MembershipDossier {
  const { event, data, dossier } = question
  switch (event) {
    case 'membership.invite': {
      const { person: _person, organisation: _organisation, invitation, ...profile } = data as Invited
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
    default:
      return foldKeys(question)
  }
}
