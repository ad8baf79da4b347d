import { nobodyConcerned } from '~machines/request/sensitive'
import { fixedLine, lantern, mobile, northwind, type Part } from '../practice-cast'
import { calledBack, type Step } from '../practice-stories'
import { seedOnwardProviders } from '../seed'
import { aside, filed, type Scenario } from './scenario'

/** One account and one address, seen with three services. */
const asked = {
  matter: {
    ...{ title: 'Hire cars sold twice', reference: 'HPB 118/26', offence: 'fraud', internalNotes: '' },
    facts:
      'Cars hired in Port Velden were sold on a market page. The seller wrote under one name with several services.',
  },
  basis: {
    ...{ code: 'prosecutorOrder', order: '14 Js 2410/26', issuedBy: 'Prosecutor’s office of Port Velden' },
    ...{ issuedOn: '2026-11-20', necessity: 'The account name and the address are all that leads to the seller.' },
  },
  identifiers: [
    {
      ...{ id: 'i1', kind: 'account', value: 'hafen-auto', port: null, categories: ['subscriber'] },
      from: { local: '2026-11-12T18:20:00', zone: 'Europe/Vienna', instant: '2026-11-12T17:20:00Z' },
      until: { local: '2026-11-12T18:50:00', zone: 'Europe/Vienna', instant: '2026-11-12T17:50:00Z' },
    },
    {
      ...{ id: 'i2', kind: 'ipv4', value: '203.0.113.118', port: 40217, categories: ['subscriber'], until: null },
      from: { local: '2026-11-12T18:20:41', zone: 'Europe/Vienna', instant: '2026-11-12T17:20:41Z' },
    },
  ],
  handling: { confidentiality: 'mayInform', answerLanguage: 'en', sensitive: nobodyConcerned },
}

const opening = (providerId: string, serviceId: string) => ({ providerId, serviceId, answerLanguage: 'en' })

const first: readonly Step[] = [
  ['officer', 'request.open', opening(northwind.id, fixedLine.id)],
  ...filed('officer', asked),
]

/** The same, of another service: a draft of its own, which goes the whole way. */
const copied = (providerId: string, serviceId: string): Step => [
  'officer',
  'request.open',
  { ...opening(providerId, serviceId), origin: { request: aside, how: 'copy' } },
]

const served: readonly Step[] = [
  ['officer', 'request.submit'],
  ['supervisor', 'request.authorise', { checked: true }],
]

const reviewed = (intake: Part, reviewer: Part): readonly Step[] => [
  ...served,
  [intake, 'request.acknowledge'],
  ...calledBack(intake, 'Duty desk'),
  [reviewer, 'review.take'],
]

const file = (item: string) => `identifier;name;address\n${item};Lorenz Adler;14 Lantern Street, 1040 Port Velden\n`

/** Everything is answered. */
const answers: readonly Step[] = [
  ...reviewed('intake', 'reviewer'),
  ['reviewer', 'item.decide', { items: ['i1.subscriber', 'i2.subscriber'], decision: 'grant', ground: '', text: '' }],
  ['reviewer', 'decision.give', { text: '' }],
  ['collector', 'item.collect', { items: ['i1.subscriber', 'i2.subscriber'], result: 'found', ground: '', text: '' }],
  ['collector', 'file.attach', { items: ['i1.subscriber'], name: 'i1-account.csv', content: file('hafen-auto') }],
  ['collector', 'file.attach', { items: ['i2.subscriber'], name: 'i2-line.csv', content: file('203.0.113.118:40217') }],
  ['collector', 'collection.complete', { system: 'Session register', extractedAt: '2026-11-23T08:00:00Z', text: '' }],
  ['checker', 'answer.deliver', { complete: true, instants: true }],
  ['officer', 'receipt.confirm', { text: '' }],
]

/** One item is answered, the other refused. */
const refusesInPart: readonly Step[] = [
  ...reviewed('intake', 'reviewer'),
  ['reviewer', 'item.decide', { items: ['i2.subscriber'], decision: 'grant', ground: '', text: '' }],
  [
    'reviewer',
    'item.decide',
    { items: ['i1.subscriber'], decision: 'refuse', ground: 'overbroad', text: 'The name was used by several people.' },
  ],
  ['reviewer', 'decision.give', { text: '' }],
  ['collector', 'item.collect', { items: ['i2.subscriber'], result: 'found', ground: '', text: '' }],
  [
    'collector',
    'file.attach',
    { items: ['i2.subscriber'], name: 'i2-mobile.csv', content: file('203.0.113.118:40217') },
  ],
  ['collector', 'collection.complete', { system: 'Mobile register', extractedAt: '2026-11-23T08:00:00Z', text: '' }],
  ['checker', 'answer.deliver', { complete: true, instants: true }],
  ['officer', 'receipt.confirm', { text: '' }],
]

const holdsNothing: readonly Step[] = [
  ...reviewed('host', 'host'),
  ['host', 'request.notHolder', { text: 'There never was an account of this name with us.', referral: '' }],
  ['officer', 'receipt.confirm', { text: '' }],
]

/**
 * One draft goes to three services in one investigation: one answers, one refuses in part, one never had the data. A draft
 * that nobody needs any more is left over, and is withdrawn when the file closes.
 */
export const fanOut: Scenario = {
  name: 'fan-out',
  procedure: 'file@1',
  joins: seedOnwardProviders,
  steps: () => [
    ['officer', 'file.open', { title: 'Hire cars', reference: 'HPB 118/26', summary: 'Seven cars, one seller.' }],
    ['officer', 'request.link', { request: aside }],
    ['officer', 'file.save', { title: 'Hire cars sold twice', reference: 'HPB 118/26', summary: 'Nine cars.' }],
    ['officer', 'file.close', { text: 'The seller was found by the line behind the address.' }],
  ],
  beside: [
    { as: aside, before: 'request.link', steps: () => first },
    { as: 'second', before: 'file.save', steps: () => [copied(northwind.id, mobile.id), ...refusesInPart] },
    { as: 'third', before: 'file.save', steps: () => [copied(lantern.id, lantern.services[0]!.id), ...holdsNothing] },
    { as: 'leftOver', before: 'file.save', steps: () => [copied(northwind.id, mobile.id)] },
    { as: aside, before: 'file.close', steps: () => answers },
  ],
  expected: { states: ['open', 'closing', 'closed'], outcome: null, files: 0 },
}
