import type { Side } from '~machines/kit/words'

/** How a person stands to a case, an organisation, a person, or to nothing in particular. */
export const relations = [
  /** made the request */
  'requester',
  /** of the agency whose request it is */
  'ownAgency',
  /** of the provider to which the request was addressed, from service on */
  'addressedProvider',
  /** of the provider whose report it is */
  'ownProvider',
  /** of the agency to which a report is addressed, from its sending on */
  'addressedAgency',
  /** of the contact point through which a request goes abroad, once it is authorised */
  'ownPoint',
  /** of the contact point abroad that is asked, once the request was forwarded to it */
  'askedPoint',
  /** of an authority that watches over both sides */
  'oversight',
  /** of the portal itself: its operator, its clock and its worker */
  'portal',
  /** of the organisation it is about */
  'ownOrganisation',
  /** of a provider, towards an organisation that is not their own */
  'ofProvider',
  /** the person it is about */
  'self',
  /** the person it is about, who has not accepted the invitation yet */
  'invitee',
  /** no other; also towards what is about nobody */
  'none',
] as const
export type Relation = (typeof relations)[number]

/** A person as the portal knows them now. Only an active one may act. */
export interface StandingPerson {
  readonly id: string
  readonly side: Side
  readonly organisationId: string
  readonly state: string
}

/** What of a case decides who may stand on it. */
export interface CaseParties {
  readonly procedure: string
  readonly agencyId: string | null
  readonly providerId: string | null
  readonly requesterId: string | null
  readonly viaId: string | null
  readonly servedAt: Date | null
}

/** What a person can stand in a relation to. */
export type Thing =
  | ({ readonly kind: 'case' } & CaseParties)
  | { readonly kind: 'organisation'; readonly id: string | null }
  | { readonly kind: 'person'; readonly id: string | null; readonly organisation: string | null }

/** Every relation of a person to a thing; `none` when there is no other. Nobody stands on two sides. */
export function relationsTo(person: StandingPerson, thing: Thing): readonly Relation[] {
  if (person.state !== 'active') return isInvitee(person, thing) ? ['invitee'] : ['none']
  const found = thing.kind === 'case' ? toCase(person, thing) : toEntry(person, thing)
  return found.length > 0 ? found : ['none']
}

/** The relations of whoever opens a case: to what will be their own. */
export function relationsOpening({ side, state }: StandingPerson): readonly Relation[] {
  if (state !== 'active') return ['none']
  const bySide: Record<Side, readonly Relation[]> = {
    agency: ['requester', 'ownAgency', 'ownOrganisation'],
    provider: ['ownProvider', 'ownOrganisation'],
    oversight: ['ownOrganisation'],
    portal: ['portal', 'ownOrganisation'],
  }
  return bySide[side]
}

function toCase(person: StandingPerson, parties: CaseParties): readonly Relation[] {
  const { agencyId, providerId, requesterId, servedAt } = parties
  const entry = entryOf(parties)
  if (entry) return toEntry(person, entry)
  if (parties.procedure.startsWith('provider-report@')) return toReport(person, parties)
  if (parties.procedure.startsWith('international@')) return toAbroad(person, parties)
  if (parties.procedure.startsWith('file@')) return toFile(person, parties)
  if (person.organisationId === agencyId) return requesterId === person.id ? ['requester', 'ownAgency'] : ['ownAgency']
  if (person.organisationId === providerId) return servedAt ? ['addressedProvider'] : []
  return person.side === 'oversight' || person.side === 'portal' ? [person.side] : []
}

/** A report goes the other way: the provider's own from the draft on, the agency's once it was sent. */
function toReport(person: StandingPerson, { agencyId, providerId, servedAt }: CaseParties): readonly Relation[] {
  if (person.organisationId === providerId) return ['ownProvider']
  if (person.organisationId === agencyId) return servedAt ? ['addressedAgency'] : []
  return person.side === 'oversight' || person.side === 'portal' ? [person.side] : []
}

/** Three authorities stand on a request abroad; one organisation may be two of them. */
function toAbroad(person: StandingPerson, parties: CaseParties): readonly Relation[] {
  const { id, side, organisationId: own } = person
  const { agencyId, viaId, providerId, requesterId, servedAt } = parties
  if (own !== agencyId && own !== viaId && own !== providerId)
    return side === 'oversight' || side === 'portal' ? [side] : []
  const found: readonly (readonly [Relation, boolean])[] = [
    ['requester', own === agencyId && requesterId === id],
    ['ownAgency', own === agencyId],
    ['ownPoint', own === viaId],
    ['askedPoint', own === providerId && servedAt !== null],
  ]
  return found.filter(([, holds]) => holds).map(([relation]) => relation)
}

/** A file is its agency's own, whatever its row says of a provider. */
function toFile(person: StandingPerson, { agencyId, requesterId }: CaseParties): readonly Relation[] {
  if (person.organisationId === agencyId) return requesterId === person.id ? ['requester', 'ownAgency'] : ['ownAgency']
  return person.side === 'oversight' || person.side === 'portal' ? [person.side] : []
}

function toEntry(person: StandingPerson, thing: Exclude<Thing, { kind: 'case' }>): readonly Relation[] {
  const organisation = thing.kind === 'organisation' ? thing.id : thing.organisation
  const found: readonly (readonly [Relation, boolean])[] = [
    ['self', thing.kind === 'person' && thing.id === person.id],
    ['ownOrganisation', organisation === person.organisationId],
    [
      'ofProvider',
      person.side === 'provider' && thing.kind === 'organisation' && organisation !== person.organisationId,
    ],
    ['portal', person.side === 'portal'],
  ]
  return found.filter(([, holds]) => holds).map(([relation]) => relation)
}

function isInvitee({ id, state }: StandingPerson, thing: Thing): boolean {
  const entry = thing.kind === 'case' ? entryOf(thing) : thing
  return state === 'invited' && entry?.kind === 'person' && entry.id === id
}

/** What a case of no request is about; each carries its organisation as `agencyId`, whatever its side. */
function entryOf({ procedure, agencyId, requesterId }: CaseParties): Exclude<Thing, { kind: 'case' }> | null {
  if (procedure.startsWith('membership@')) return { kind: 'person', id: requesterId, organisation: agencyId }
  const ofOrganisation = procedure.startsWith('organisation@') || procedure.startsWith('programme@')
  return ofOrganisation ? { kind: 'organisation', id: agencyId } : null
}
