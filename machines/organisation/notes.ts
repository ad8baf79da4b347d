import { after, startClock } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { MachineEvent } from '../kit/procedure'
import type { OrganisationContext, OrganisationDossier, OrganisationProfile, Vetting } from './case'
import type { OrganisationData, OrganisationEventName } from './events'

export type OrganisationMachineEvent = MachineEvent<OrganisationContext, OrganisationDossier>
interface Change {
  readonly context: OrganisationContext
  readonly event: OrganisationMachineEvent
}
type Noted = Partial<OrganisationContext>

export const dataOf = <Name extends OrganisationEventName>(event: OrganisationMachineEvent) =>
  event.data as OrganisationData[Name]

/** A clock of the pack, in the organisation's own zone. */
function started(rule: 'vetting' | 'vettingGrace', { pack, dossier }: OrganisationMachineEvent, at: string): Clock {
  return startClock(pack.clocks[rule], { at, zone: dossier.profile!.zone, calendar: pack.calendar })
}

/** The context of an organisation that is proposed. */
export function openingContext({ data, by }: OrganisationMachineEvent): OrganisationContext {
  const { organisation, side } = data as OrganisationProfile
  return {
    ...{ organisation, side, services: [], preparedBy: [by.id], vetting: null, vettingClock: null, graceClock: null },
    ...{ activeSince: null, standingSince: null, restoreProposedBy: null, changes: [], passed: [] },
    ...{ authority: 0, trusting: false },
    ...{ emergency: noRight, network: noNetwork },
  }
}

const noNetwork = { since: null, proposedBy: null } as const
const noRight = { right: false, proposedBy: null, waived: false } as const

function preparedAlso({ context, event }: Change): Noted {
  const { id } = event.by
  return context.preparedBy.includes(id) ? {} : { preparedBy: [...context.preparedBy, id] }
}

/** The call was made to the number that stood there: with another number it has to be made again. */
export function noteCorrection(change: Change): Noted {
  const called = change.event.dossier.vettings.at(-1)?.number
  const stands = called === change.event.dossier.profile!.switchboard
  return { ...preparedAlso(change), ...(stands ? {} : { vetting: null }) }
}

function vettingOf({ event }: Change) {
  const { at, result } = event.data as Vetting
  return { by: event.by.id, at, confirmed: result === 'confirmed' }
}

export function noteVetting(change: Change): Noted {
  return { ...preparedAlso(change), vetting: vettingOf(change) }
}

export function noteAdmission({ context, event }: Change): Noted {
  const { now } = event.facts
  const { vetting } = context
  return {
    ...{ activeSince: now, standingSince: now },
    vettingClock: vetting && started('vetting', event, vetting.at),
  }
}

export function noteRenewal(change: Change): Noted {
  const vetting = vettingOf(change)
  return { vetting, vettingClock: started('vetting', change.event, vetting.at), graceClock: null }
}

export function noteDoubt(change: Change): Noted {
  return { vetting: vettingOf(change) }
}

/** A vetting that is over leaves a while in which it can be done again. */
export function notePassing({ context, event }: Change): Noted {
  const { rule, due } = dataOf<'deadline.pass'>(event)
  const passed = [...context.passed, `${rule}:${due}`]
  if (rule === 'vettingGrace') return { passed }
  return { passed, graceClock: started('vettingGrace', event, due) }
}

/** Good standing is over, and with it the right to be heard in emergencies. */
export function noteSuspension(): Noted {
  return { standingSince: null, emergency: noRight, restoreProposedBy: null }
}

export function noteRestoreProposal({ event }: Change): Noted {
  return { restoreProposedBy: event.by.id }
}

export function noteRestoration({ event }: Change): Noted {
  return { restoreProposedBy: null, standingSince: event.facts.now }
}

export function noteChange({ context, event }: Change): Noted {
  const { change: id, what } = dataOf<'change.propose'>(event)
  const { pack, facts, dossier } = event
  const due = after(facts.now, pack.enrolment.changeNotice, dossier.profile!.zone)
  return { changes: [...context.changes, { id, what, by: event.by.id, due }] }
}

export function noteChangeOver({ context, event }: Change): Noted {
  const { change } = dataOf<'change.confirm'>(event)
  return { changes: context.changes.filter(({ id }) => id !== change) }
}

export function noteEmergencyProposal({ event }: Change): Noted {
  const waived = dataOf<'emergency.propose'>(event).waiver !== ''
  return { emergency: { right: false, proposedBy: event.by.id, waived } }
}

export function noteEmergencyRight({ context }: Change): Noted {
  return { emergency: { ...context.emergency, right: true } }
}

export function noteNoEmergencyRight(): Noted {
  return { emergency: noRight }
}

export function noteNetworkProposal({ event }: Change): Noted {
  return { network: { since: null, proposedBy: event.by.id } }
}

export function noteNetwork({ context, event }: Change): Noted {
  return { network: { ...context.network, since: event.facts.now } }
}

export function noteNoNetwork(): Noted {
  return { network: noNetwork }
}

export function noteServices({ event }: Change): Noted {
  return { services: event.dossier.services.map(({ id }) => id) }
}

export function noteAuthority({ event }: Change): Noted {
  return { authority: event.dossier.authority.length }
}

export function noteTrust({ event }: Change): Noted {
  return { trusting: event.dossier.identityProvider !== null }
}
