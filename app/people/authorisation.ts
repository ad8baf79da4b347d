import type { FieldClass } from '~machines/kit/sight'
import type { Role, Side } from '~machines/kit/words'
import type { Relation } from './relations'

/**
 * Who may do what: role × relation × event, page and field class. What stands in no cell is denied. The events
 * themselves, and which roles may perform them, are declared by the procedures; from which relation someone acts in
 * those roles stands here.
 */

/** The relations in which each role holds. */
export type Cells = Readonly<Partial<Record<Role, readonly Relation[]>>>

const onCase: Cells = {
  officer: ['requester'],
  supervisor: ['ownAgency'],
  intake: ['addressedProvider'],
  legalReviewer: ['addressedProvider'],
  collector: ['addressedProvider'],
  qualityChecker: ['addressedProvider'],
  auditor: ['oversight'],
}
const { auditor: _, ...working } = onCase
const recording = {
  intake: ['addressedProvider', 'ownOrganisation'],
  legalReviewer: ['addressedProvider', 'ownOrganisation'],
} as const satisfies Cells
/** On a provider's report: it goes the other way. */
const onReport: Cells = {
  intake: ['ownProvider'],
  legalReviewer: ['ownProvider'],
  officer: ['addressedAgency'],
  supervisor: ['addressedAgency'],
  auditor: ['oversight'],
}
const { auditor: _auditor, ...reporting } = onReport
/** On a request abroad: three authorities, and no provider. */
const onAbroad: Cells = {
  officer: ['requester', 'ownPoint', 'askedPoint'],
  supervisor: ['ownAgency', 'ownPoint', 'askedPoint'],
  auditor: ['oversight'],
}
const { auditor: _abroad, ...handling } = onAbroad
/** On an investigation: whoever leads it, the supervisors of the agency, and those who watch over it. */
const onFile = { officer: ['requester'], supervisor: ['ownAgency'], auditor: ['oversight'] } as const satisfies Cells
const officer: Cells = { officer: ['requester'] }
const operator: Cells = { operator: ['portal'] }
const administrator: Cells = { administrator: ['ownOrganisation'] }
const everyone: Cells = { member: ['self'] }
/** Who writes an organisation's programme, and who may be the second person to it. */
const programme: Cells = {
  ...administrator,
  ...{ supervisor: ['ownOrganisation'], legalReviewer: ['ownOrganisation'] },
}
const portal = { clock: ['portal'], worker: ['portal'] } as const satisfies Cells

/** Events: the relation in which a person acts in a role, procedure by procedure. The clock and the worker are the portal. */
export const standings = {
  disclosure: { ...onCase, ...portal },
  preservation: { ...onCase, ...portal },
  // a provider opens the case of what was asked by voice: it is its own until then
  emergency: { ...onCase, ...recording, ...portal },
  international: { ...onAbroad, ...portal },
  'provider-report': { ...onReport, ...portal },
  // the agency's own: no provider has a relation to it
  file: { ...onFile, ...portal },
  finding: { auditor: ['oversight'], worker: ['portal'] },
  membership: { ...administrator, ...operator, member: ['self', 'invitee'], ...portal },
  organisation: { ...administrator, ...operator, ...portal },
  programme: { ...programme, ...operator, ...portal },
} as const satisfies Readonly<Record<string, Cells>>

/** What an address names, to which a person then has a relation. */
export type About = 'nothing' | 'oneself' | 'ownOrganisation' | 'case' | 'person' | 'organisation' | 'invitation'

export interface PageRule {
  readonly about: About
  /** `anyone`: signed in or not */
  readonly who: Cells | 'anyone'
  /** only for people of this side, or of those that ask and are asked */
  readonly side?: Side | 'parties'
}

const anyone = { about: 'nothing', who: 'anyone' } as const satisfies PageRule
const draft = { about: 'case', who: officer } as const satisfies PageRule
const ofCase = { about: 'case', who: onCase } as const satisfies PageRule
const produced = {
  about: 'case',
  who: {
    ...{ officer: ['requester'], supervisor: ['ownAgency'] },
    legalReviewer: ['addressedProvider'],
    collector: ['addressedProvider'],
    qualityChecker: ['addressedProvider'],
  },
} as const satisfies PageRule
const ordered = {
  about: 'case',
  who: {
    ...{ officer: ['requester'], supervisor: ['ownAgency'] },
    ...{ intake: ['addressedProvider'], legalReviewer: ['addressedProvider'] },
  },
} as const satisfies PageRule
/** An agency's matrix: its own people, everyone of a provider, oversight and the operator; no other agency. */
const authority = {
  about: 'organisation',
  who: {
    ...{ officer: ['ownOrganisation'], supervisor: ['ownOrganisation'], administrator: ['ownOrganisation'] },
    ...{ member: ['ofProvider'], auditor: ['none'], operator: ['portal'] },
  },
} as const satisfies PageRule
const operations = { about: 'nothing', who: operator } as const satisfies PageRule
/** What the directory says of an organisation: for everybody who takes part. */
const directoryEntry = {
  about: 'organisation',
  who: { member: ['none', 'ofProvider', 'ownOrganisation', 'portal'] },
} as const satisfies PageRule
const audit = { about: 'nothing', who: { auditor: ['oversight'] } } as const satisfies PageRule
/** Who looked at a request: each side's responsible people, of their own people alone. */
const looks = {
  about: 'case',
  who: {
    ...{ supervisor: ['ownAgency'], legalReviewer: ['addressedProvider'] },
    ...{ administrator: ['ownAgency', 'addressedProvider'], auditor: ['oversight'] },
  },
} as const satisfies PageRule
const readsAndWrites = { about: 'case', who: working } as const satisfies PageRule
/** A record is read by those who act on its case, whichever way it goes. */
const ofRecord = {
  about: 'case',
  who: {
    ...onCase,
    officer: ['requester', 'addressedAgency', 'ownPoint', 'askedPoint'],
    supervisor: ['ownAgency', 'addressedAgency', 'ownPoint', 'askedPoint'],
    ...{ intake: ['addressedProvider', 'ownProvider'], legalReviewer: ['addressedProvider', 'ownProvider'] },
  },
} as const satisfies PageRule
const ofAbroad = { about: 'case', who: onAbroad } as const satisfies PageRule
const ofReport = { about: 'case', who: onReport } as const satisfies PageRule
const reports = Object.fromEntries(Object.keys(reporting).map((role) => [role, ['none']])) as Cells
const reporter = {
  about: 'case',
  who: { intake: ['ownProvider'], legalReviewer: ['ownProvider'] },
} as const satisfies PageRule
const lists = Object.fromEntries(Object.keys(working).map((role) => [role, ['none']])) as Cells

/** Pages by their address; every file in `app/routes` has its line here. */
export const pages = {
  '/': anyone,
  '/sign-in': anyone,
  '/sign-in/options': anyone,
  '/sign-in/:provider': anyone,
  '/sign-in/:provider/return': anyone,
  '/sign-out': anyone,
  '/language': anyone,
  '/verify': anyone,
  '/authority.crt': anyone,
  '/procedures': anyone,
  '/procedures/:procedure': anyone,
  '/healthz': anyone,
  '/calendar/:token.ics': { about: 'invitation', who: 'anyone' },
  '/not-us/:token': { about: 'invitation', who: 'anyone' },
  '/invitation/:token': { about: 'invitation', who: { member: ['invitee'] } },
  '/invitation/:token/options': { about: 'invitation', who: { member: ['invitee'] } },
  '/recovery/:token': { about: 'invitation', who: { member: ['invitee'] } },
  '/recovery/:token/options': { about: 'invitation', who: { member: ['invitee'] } },

  '/account': { about: 'oneself', who: everyone },
  '/account/options': { about: 'oneself', who: everyone },
  '/authorisation': { about: 'oneself', who: everyone },
  '/authorisation.json': { about: 'oneself', who: everyone },

  '/requests': { about: 'nothing', who: lists },
  '/requests/new': { about: 'nothing', who: { officer: ['none'], intake: ['none'], legalReviewer: ['none'] } },
  '/requests/:id': ofCase,
  '/requests/:id/content': ofCase,
  '/requests/:id/decision': ofCase,
  '/requests/:id/documents': ofCase,
  '/requests/:id/messages': ofCase,
  '/requests/:id/production': ofCase,
  '/requests/:id/trail': ofCase,
  '/requests/:id/reveal': ofCase,
  '/requests/:id/sightings': looks,
  '/requests/:id/step/:event': readsAndWrites,
  '/requests/:id/notes': readsAndWrites,
  '/requests/:id/draft': draft,
  '/requests/:id/draft/:section': draft,
  '/requests/:id/draft/check': draft,
  '/requests/:id/draft/identifiers': draft,
  '/requests/:id/draft/identifiers/:identifier': draft,
  '/requests/:id/draft/identifiers/paste': draft,
  '/requests/:id/submitted': draft,
  '/requests/:id/file': draft,
  '/requests/:id/authorise': { about: 'case', who: { supervisor: ['ownAgency'] } },
  '/requests/:id/source': {
    about: 'case',
    who: { intake: ['addressedProvider'], legalReviewer: ['addressedProvider'], auditor: ['oversight'] },
  },
  '/requests/:id/attach': { about: 'case', who: { collector: ['addressedProvider'] } },
  '/requests/:id/files/:file': produced,
  '/requests/:id/files/:file/content': produced,
  '/requests/:id/orders': ofCase,
  '/requests/:id/orders/:order': ordered,
  '/requests/:id/orders/:order/content': ordered,
  '/records/:record': ofRecord,
  '/records/:record/pdf': ofRecord,

  '/reports': { about: 'nothing', who: reports },
  '/reports/new': { about: 'nothing', who: { intake: ['none'], legalReviewer: ['none'] } },
  '/reports/:id': ofReport,
  '/reports/:id/draft': reporter,
  '/reports/:id/step/:event': { about: 'case', who: reporting },
  '/reports/:id/messages': ofReport,
  '/reports/:id/documents': ofReport,
  '/reports/:id/trail': ofReport,

  '/abroad': { about: 'nothing', who: { officer: ['none'], supervisor: ['none'] } },
  '/abroad/new': { about: 'nothing', who: { officer: ['none'] } },
  '/abroad/:id': ofAbroad,
  '/abroad/:id/order': ofAbroad,
  '/abroad/:id/support': ofAbroad,
  '/abroad/:id/draft/:part': draft,
  '/abroad/:id/step/:event': { about: 'case', who: handling },
  '/abroad/:id/documents': ofAbroad,
  '/abroad/:id/trail': ofAbroad,
  '/files': { about: 'nothing', who: { officer: ['none'], supervisor: ['none'], auditor: ['oversight'] } },
  '/files/new': { about: 'nothing', who: { officer: ['none'] } },
  '/files/:id': { about: 'case', who: onFile },
  '/files/:id/step/:event': { about: 'case', who: { officer: ['requester'], supervisor: ['ownAgency'] } },
  '/files/:id/trail': { about: 'case', who: onFile },

  '/audit': audit,
  '/audit/findings': audit,
  '/audit/findings/:finding': { about: 'case', who: { auditor: ['oversight'] } },
  '/audit/sightings': audit,

  '/directory': { about: 'nothing', who: { member: ['none'] } },
  '/directory/:organisation': directoryEntry,
  '/directory/:organisation/authority': authority,
  '/directory/:organisation/authority.json': authority,
  '/directory/:organisation/programme': directoryEntry,
  '/directory/:organisation/programme/pdf': directoryEntry,
  '/organisation': { about: 'ownOrganisation', who: administrator },
  '/organisation/programme': { about: 'ownOrganisation', who: programme, side: 'parties' },
  '/organisation/programme/draft': { about: 'ownOrganisation', who: administrator, side: 'parties' },
  '/organisation/step/:event': { about: 'ownOrganisation', who: administrator },
  '/organisation/authority': { about: 'ownOrganisation', who: administrator, side: 'agency' },
  '/organisation/people': { about: 'ownOrganisation', who: administrator },
  '/organisation/services': { about: 'ownOrganisation', who: administrator, side: 'provider' },
  '/organisations/:organisation/sign-in': { about: 'organisation', who: { ...administrator, ...operator } },
  '/people/:person': { about: 'person', who: { ...administrator, ...operator } },
  '/people/:person/step/:event': { about: 'person', who: { ...administrator, ...operator, ...everyone } },

  '/operations': operations,
  '/operations/jobs': operations,
  '/operations/mail': operations,
  '/operations/trust': operations,
  '/operations/organisations': operations,
  '/operations/organisations/register': operations,
  '/operations/organisations/:organisation': { about: 'organisation', who: operator },
  '/operations/organisations/:organisation/change': { about: 'organisation', who: operator },
  '/operations/organisations/:organisation/programme': { about: 'organisation', who: operator },
  '/operations/organisations/:organisation/step/:event': { about: 'organisation', who: operator },
  '/operations/organisations/:organisation/services': { about: 'organisation', who: operator },
} as const satisfies Readonly<Record<string, PageRule>>

export type PageAddress = keyof typeof pages

const agencySide: readonly FieldClass[] = [
  ...(['identity', 'facts', 'basis', 'production', 'conversation', 'ownNotes', 'internalNotes'] as const),
  ...(['trail', 'records', 'people', 'directory'] as const),
]
const providerSide = agencySide.filter((each) => each !== 'internalNotes')
const overseen = providerSide.filter((each) => each !== 'ownNotes')
const contacts: readonly FieldClass[] = ['people', 'directory']
/** Of a request abroad: nothing is said beside its steps, and nothing produced. */
const abroad: readonly FieldClass[] = ['identity', 'facts', 'basis', 'trail', 'records', 'people', 'directory']
/** Of a report there are no notes of one's own, and nothing is produced. */
const reported: readonly FieldClass[] = ['identity', 'facts', 'conversation', 'trail', 'records', 'people', 'directory']

type Sight = Readonly<Partial<Record<Role, Readonly<Partial<Record<Relation, readonly FieldClass[]>>>>>>

/** Field classes: what each role sees, relation by relation. Of a case never more than its procedure shows the side by then. */
export const sight: Sight = {
  officer: {
    ...{ requester: agencySide, addressedAgency: reported, none: ['directory'] },
    ...{ ownPoint: abroad, askedPoint: abroad },
  },
  supervisor: { ownAgency: agencySide, addressedAgency: reported, ownPoint: abroad, askedPoint: abroad },
  intake: { addressedProvider: providerSide, ownProvider: reported },
  legalReviewer: { addressedProvider: providerSide, ownProvider: reported },
  collector: { addressedProvider: providerSide },
  qualityChecker: { addressedProvider: providerSide },
  auditor: { oversight: overseen },
  administrator: { ownOrganisation: contacts },
  operator: { portal: contacts },
  member: { self: contacts, invitee: contacts },
}
