import { Temporal } from 'temporal-polyfill'
import type { Identifier } from '~machines/identifiers/identifier'
import { noSecrecyAsked } from '~machines/request/secrecy/case'
import { nobodyConcerned } from '~machines/request/sensitive'
import { agencies } from './practice-city'
import { fixedLine, northwind, personId } from './practice-cast'
import type { ToldOrder } from './practice-orders'
import { called, calledBack, type Step } from './practice-stories'

/** A child has been taken, and whoever took her writes from an address that changes every few hours. */
const peril = {
  ...{ instrument: 'veldania-law@1', danger: 'life' },
  endangered: 'A girl of nine, missing since this afternoon. She needs insulin twice a day.',
  imminence: 'Her father wrote at noon that they would both be gone by tonight. He has no insulin with him.',
  use: 'The connection from which he writes leads to the house they are in. Nothing less than its subscriber shows where that is.',
}

const title = 'Whereabouts of a missing child'
const facts = 'A girl of nine did not come home from school. Her father, who may not see her, writes from this address.'

const necessity =
  'Searches and appeals have led nowhere. Only the connection in use since noon is asked about, and only for today.'

const assessment = { met: true, text: 'The threat names an hour, and the child depends on medicine.' }

/** The one address, used within the hour before. */
function identifiersAt(now: string): readonly Identifier[] {
  const at = Temporal.Instant.from(now).subtract({ minutes: 50 }).round('second').toZonedDateTimeISO('Europe/Vienna')
  const from = {
    local: at.toPlainDateTime().toString({ smallestUnit: 'second' }),
    zone: 'Europe/Vienna',
    instant: at.toInstant().toString(),
  }
  const asked = { port: 50122, categories: ['subscriber', 'access'] } as const
  return [
    { ...asked, id: 'i1', kind: 'ipv4', value: '203.0.113.118', categories: [...asked.categories], from, until: null },
  ]
}

function dayOf(now: string): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO('UTC').toPlainDate().toString()
}

function filed(now: string): readonly Step[] {
  const sections = {
    matter: { title, reference: 'HPB 118/26', offence: 'violence', internalNotes: '', facts },
    peril: { ...peril, declared: 'yes' },
    basis: {
      ...{ code: 'policeOrder', order: 'HPB 118/26 E', issuedBy: 'Officer on duty, Harbour Police Bureau' },
      ...{ issuedOn: dayOf(now), necessity },
    },
    identifiers: identifiersAt(now),
    handling: { confidentiality: 'mayInform', answerLanguage: 'en', sensitive: nobodyConcerned },
  }
  return [
    ['officer', 'request.open', { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' }],
    ...Object.entries(sections).map(([section, values]) => ['officer', 'draft.save', { section, values }] as const),
  ]
}

/** What the officer on duty says on the telephone, as the provider's intake writes it down. */
function heard(now: string): Step {
  const calledAt = Temporal.Instant.from(now).subtract({ minutes: 4 }).toString()
  const call = { caller: 'Mira Kovač, Inspector', callerNumber: '+1 555 0142', calledAt }
  return [
    'intake',
    'oral.record',
    {
      ...{
        agencyId: agencies[0]!.id,
        serviceId: fixedLine.id,
        ...call,
        title,
        offence: 'violence',
        basis: 'policeOrder',
      },
      ...{ facts, peril, identifiers: identifiersAt(now), answerLanguage: 'en' },
    },
  ]
}

const asked = ['i1.subscriber', 'i1.access']
const subscriberFile =
  'identifier;from;name;address;contract\n203.0.113.118:50122;today;Илья Верес;4 Mill Lane, 1100 Port Velden;NW-204-771\n'

/** Whoever collects does not deliver: the legal reviewer checks the answer where nobody else is awake. */
function answer(now: string): readonly Step[] {
  return [
    ['reviewer', 'item.decide', { items: asked, decision: 'grant', ground: '', text: '' }],
    ['reviewer', 'emergency.accept', assessment],
    ['collector', 'item.collect', { items: asked, result: 'found', ground: '', text: '' }],
    ['collector', 'file.attach', { items: asked, name: 'connection.csv', content: subscriberFile }],
    ['collector', 'collection.complete', { system: 'Session register', extractedAt: now, text: '' }],
    ['reviewer', 'answer.deliver', { complete: true, instants: true }],
  ]
}

function decision(now: string): ToldOrder {
  return {
    ...{ kind: 'order', name: 'validation.pdf', signed: 'judge', court: 'District Court of Port Velden' },
    ...{ judge: 'Judge Elsa Moser', number: '7 Gs 412/26', day: dayOf(now) },
    lines: ['The production ordered by the Harbour Police Bureau', 'under HPB 118/26 E is validated.'],
  }
}

const court = { authority: 'court', order: '7 Gs 412/26', issuedBy: 'District Court of Port Velden' } as const

const confirmed = (now: string): readonly Step[] => [
  ['supervisor', 'request.reassign', { to: personId('officer'), text: 'She made the call.' }],
  [
    'officer',
    'oral.confirm',
    {
      ...{ facts, order: 'HPB 118/26 E', issuedBy: 'Officer on duty, Harbour Police Bureau' },
      ...{ issuedOn: dayOf(now), necessity, declared: 'yes', sensitive: nobodyConcerned },
      ...{ confidentiality: 'mayInform', secrecy: noSecrecyAsked },
    },
  ],
]

/** Where stories of an emergency may end: on the way in writing, by telephone, and where it comes to nothing. */
export type EmergencyPlace =
  | ('draft' | 'authorisation' | 'sourceCheck' | 'assessment' | 'answered' | 'validated' | 'closed')
  | ('restriction' | 'downgraded' | 'notReached' | 'oral' | 'oralConfirmed' | 'oralCountersigned')

/** The story of an emergency up to a place, told at an instant: everything in it has just happened. */
export function emergencyUntil(place: EmergencyPlace, now: string): readonly Step[] {
  return way(now)[place]()
}

function way(now: string): Readonly<Record<EmergencyPlace, () => readonly Step[]>> {
  const on = (before: EmergencyPlace, ...steps: readonly Step[]) => [...emergencyUntil(before, now), ...steps]
  const text = 'The decision names the connection of one day, and no more.'
  return {
    draft: () => filed(now),
    authorisation: () => on('draft', ['officer', 'request.submit']),
    sourceCheck: () => on('authorisation', ['supervisor', 'request.authorise', { checked: true }]),
    assessment: () => on('sourceCheck', ...calledBack('intake', 'Duty desk')),
    answered: () => on('assessment', ...answer(now)),
    validated: () =>
      on(
        'answered',
        ['officer', 'order.attach', decision(now)],
        ['officer', 'validation.record', { result: 'validated', ...court, issuedOn: dayOf(now), text }],
      ),
    closed: () => on('validated', ['officer', 'receipt.confirm', { text: '' }]),
    restriction: () =>
      on('answered', [
        'supervisor',
        'validation.record',
        {
          ...{ result: 'refused', ...court, issuedOn: dayOf(now) },
          text: 'The child had been found before the request was made.',
        },
      ]),
    downgraded: () =>
      on('assessment', [
        'reviewer',
        'emergency.downgrade',
        {
          ground: 'ordinaryWayInTime',
          text: 'The custody hearing is in two weeks; a request answered by then will do.',
        },
      ]),
    notReached: () =>
      on(
        'sourceCheck',
        ['intake', 'callBack.open'],
        ['intake', 'callBack.record', { answer: 'notReached', reached: '', text: 'Rang for four minutes, twice.' }],
      ),
    oral: () => [heard(now), ...called('intake', 'Duty desk')],
    oralConfirmed: () => on('oral', ...confirmed(now)),
    oralCountersigned: () => on('oralConfirmed', ['supervisor', 'oral.countersign', { checked: true }]),
  }
}

/** What became of the data once nobody stood by the request: told at the instant at which it is done. */
export function restricted(at: string): Step {
  return [
    'supervisor',
    'restriction.prove',
    {
      ...{ how: 'deleted', doneAt: at, system: 'Case file HPB 118/26, mailbox of the duty desk' },
      text: 'The file and its two copies were deleted by the records office.',
    },
  ]
}
