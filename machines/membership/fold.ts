import type { Question } from '../kit/procedure'
import { belongingEvents, foldBelonging } from './belonging'
import { foldCalendar } from './calendar'
import { foldKeys } from './keys'
import type { Invitation, Invited, MembershipContext, MembershipDossier, Passkey } from './case'

/** What the membership says after an event. */
export function foldMembership(question: Question<MembershipContext, MembershipDossier, never>): MembershipDossier {
  return foldCalendar({ ...question, dossier: foldOwn(question) })
}

function foldOwn(question: Question<MembershipContext, MembershipDossier, never>): MembershipDossier {
  const { event, data, dossier, facts } = question
  switch (event) {
    case 'membership.invite': {
      const { person: _person, organisation: _organisation, invitation, identified, ...profile } = data as Invited
      const vouched = identified && facts.actor ? { by: facts.actor, ...identified } : null
      return { ...dossier, profile, invitation, vouched }
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
      return Object.hasOwn(belongingEvents, event) ? foldBelonging(question) : foldKeys(question)
  }
}
