import type { Identifier } from '~machines/identifiers/identifier'
import { nobodyConcerned } from '~machines/request/sensitive'
import { fixedLine, northwind, type Part } from './practice-cast'

const zone = 'Europe/Vienna'
const moment = (local: string, instant: string) => ({ local, zone, instant })

/** Two addresses of the documentation ranges (RFC 5737, RFC 3849), and the data asked of each. */
export const identifiers: readonly Identifier[] = [
  {
    ...{ id: 'i1', kind: 'ipv4', value: '203.0.113.77', port: 51844, categories: ['subscriber'] },
    ...{ from: moment('2026-11-10T22:41:07', '2026-11-10T21:41:07Z'), until: null },
  },
  {
    ...{ id: 'i2', kind: 'ipv6', value: '2001:db8:4f::9', port: null, categories: ['subscriber', 'access'] },
    from: moment('2026-11-11T02:30:00', '2026-11-11T01:30:00Z'),
    until: moment('2026-11-11T02:34:00', '2026-11-11T01:34:00Z'),
  },
]

export const sections = {
  matter: {
    ...{
      title: 'Subscriber behind two addresses',
      reference: 'HPB 77/26',
      offence: 'fraud',
      internalNotes: 'Informant Ζήσης',
    },
    facts: 'A shop was defrauded through an account opened from these addresses by one Горан Ильич.',
  },
  basis: {
    ...{
      code: 'prosecutorOrder',
      order: '14 Js 2201/26',
      issuedBy: 'Prosecutor’s office of Port Velden',
      issuedOn: '2026-11-20',
    },
    necessity: 'No other trace leads to the person who opened the account.',
  },
  identifiers,
  handling: { confidentiality: 'mayInform', answerLanguage: 'en', sensitive: nobodyConcerned },
} as const

/** Who does what; `file.attach` names the item, the file and its content, `file.remove` the file. */
export type Step = readonly [Part, string, object?]

const filing: readonly Step[] = [
  ['officer', 'request.open', { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' }],
  ...Object.entries(sections).map(([section, values]) => ['officer', 'draft.save', { section, values }] as const),
]

const subscriberFile = `identifier;from;name;address;contract\n203.0.113.77:51844;2026-11-10T21:41:07Z;Горан Ильич;8 Rope Walk, 1030 Port Velden;NW-118-204\n`

/** The provider calls the agency's switchboard, hears the right words, and takes the source for verified. */
export function calledBack(by: Part, reached: string, text = ''): readonly Step[] {
  return [...called(by, reached, text), [by, 'source.verify', { method: 'callBack', reached: '', text: '' }]]
}

/** The call alone. */
export function called(by: Part, reached: string, text = ''): readonly Step[] {
  return [
    [by, 'callBack.open'],
    [by, 'callBack.record', { answer: 'answered', reached, text }],
  ]
}

/** The way to each state, by the events that lead there. */
export const way: Readonly<Record<string, readonly Step[]>> = {
  draft: filing,
  authorisation: [['officer', 'request.submit']],
  sourceCheck: [['supervisor', 'request.authorise', { checked: true }]],
  legalReview: [['intake', 'request.acknowledge'], ...calledBack('intake', 'Duty desk'), ['reviewer', 'review.take']],
  collection: [
    ['reviewer', 'item.decide', { items: ['i1.subscriber', 'i2.subscriber'], decision: 'grant', ground: '', text: '' }],
    [
      'reviewer',
      'item.decide',
      { items: ['i2.access'], decision: 'refuse', ground: 'overbroad', text: 'The minute asked for is enough.' },
    ],
    ['reviewer', 'decision.give', { text: '' }],
  ],
  qualityCheck: [
    [
      'collector',
      'item.collect',
      {
        items: ['i1.subscriber', 'i2.subscriber'],
        result: 'notFound',
        ground: 'noMatch',
        text: 'No session at that instant.',
      },
    ],
    ['collector', 'collection.complete', { system: 'Session register', extractedAt: '2026-11-23T08:00:00Z', text: '' }],
  ],
  answered: [['checker', 'answer.deliver', { complete: true, instants: true }]],
  closed: [['officer', 'receipt.confirm', { text: '' }]],
}

/** The steps of the way up to and including those that lead to a state. */
export const until = (state: string): readonly Step[] => {
  const names = Object.keys(way)
  return names.slice(0, names.indexOf(state) + 1).flatMap((name) => way[name]!)
}

/** Stories that between them lead through every step of the procedure, by name. */
export const stories: Readonly<Record<string, readonly Step[]>> = {
  delivered: [
    ...until('collection'),
    ['collector', 'item.collect', { items: ['i1.subscriber'], result: 'found', ground: '', text: '' }],
    ['collector', 'file.attach', { items: ['i1.subscriber'], name: 'subscriber.csv', content: subscriberFile }],
    [
      'collector',
      'item.collect',
      { items: ['i2.subscriber'], result: 'notFound', ground: 'noMatch', text: 'No session at that instant.' },
    ],
    ['collector', 'collection.complete', { system: 'Session register', extractedAt: '2026-11-23T08:00:00Z', text: '' }],
    ['checker', 'quality.return', { text: 'The contract’s end date is missing.' }],
    [
      'collector',
      'collection.complete',
      { system: 'Session register', extractedAt: '2026-11-23T08:00:00Z', text: 'The contract has not ended.' },
    ],
    ['checker', 'answer.deliver', { complete: true, instants: true }],
    ['officer', 'receipt.confirm', { text: '' }],
  ],
  returned: [
    ...until('authorisation'),
    ['supervisor', 'request.return', { reason: 'tooBroad', text: 'One address is enough.' }],
  ],
  rejected: [
    ...until('sourceCheck'),
    ['intake', 'source.reject', { ground: 'notReached', text: 'Nobody answered at the switchboard.' }],
    ['officer', 'receipt.confirm', { text: '' }],
  ],
  clarified: [
    ...until('legalReview'),
    [
      'reviewer',
      'clarification.seek',
      {
        defects: [
          { code: 'instantUnclear', field: 'identifiers.i2', text: 'Which minute?' },
          { code: 'factsInsufficient', field: '', text: 'Which account?' },
        ],
      },
    ],
    [
      'officer',
      'clarification.answer',
      { text: 'The second address is withdrawn.', identifiers: { i2: null }, matter: { facts: 'Account Горан-77.' } },
    ],
    ['reviewer', 'request.refuse', { ground: 'overbroad', text: 'Still too broad.' }],
    ['officer', 'answer.contest', { ground: 'groundMistaken', text: 'One address at one instant is narrow.' }],
    ['officer', 'request.amend', { text: 'A source port is added.' }],
  ],
  notHolder: [
    ...until('legalReview'),
    ['reviewer', 'request.notHolder', { text: 'The range is not ours.', referral: 'Αλκυόνη Επικοινωνίες' }],
  ],
  withdrawn: [...until('legalReview'), ['supervisor', 'request.withdraw', { text: 'The suspect was found.' }]],
}
