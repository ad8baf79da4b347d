import { nobodyConcerned } from '~machines/request/sensitive'
import { fixedLine, northwind } from '../practice-cast'
import { called, calledBack, type Step } from '../practice-stories'
import { filed, pasted, type Scenario } from './scenario'

const list = `identifier;kind;from;until;zone;categories
newsdesk@velden-courier.example;email;2026-09-01 00:00:00;2026-11-01 00:00:00;Europe/Vienna;subscriber access content
NW-118-731;account;2026-10-01 00:00:00;2026-11-01 00:00:00;Europe/Vienna;subscriber access
203.0.113.41;ipv4;2026-10-25 02:31:09+01:00;;;subscriber
`

const matter = {
  title: 'Dredging tender passed on before its publication',
  reference: 'HPB 2301/26',
  offence: 'other',
  facts: `On 26 October 2026 the Velden Courier printed four pages of the tender for dredging the north basin, three days before it was published. Only nine people in the harbour office had them. The pages were sent to the newspaper’s mailbox, which Northwind hosts; the letter is said to be signed “Στέλιος, a friend of the harbour”.
The third identifier is the address from which the harbour office’s file server was read in the night of 25 October, in the second of the two hours between two and three.`,
  internalNotes: 'The ministry calls every day.',
}

const basis = {
  code: 'courtOrder',
  order: '7 Gs 518/26',
  issuedBy: 'District court of Port Velden, investigating judge',
  issuedOn: '2026-11-12',
  necessity:
    'Whoever passed the pages on has left no other trace. Two months are asked, since the first meeting on the tender was on 1 September.',
}

const filing = (now: string): readonly Step[] => [
  ['officer', 'request.open', { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' }],
  ...filed('officer', {
    ...{ matter, basis, identifiers: pasted(list, now) },
    handling: { confidentiality: 'mayInform', answerLanguage: 'en', sensitive: nobodyConcerned },
  }),
  [
    'officer',
    'order.attach',
    {
      ...{ kind: 'order', name: 'order-7-Gs-518-26.pdf', signed: 'judge', number: basis.order, day: basis.issuedOn },
      ...{ court: 'District court of Port Velden', judge: 'Dr Tobias Lindqvist, investigating judge' },
      lines: [
        'Northwind Telecom shall disclose subscriber, access and content data',
        'of the mailbox named in the request.',
      ],
    },
  ],
  ['officer', 'request.submit'],
  ['supervisor', 'request.authorise', { checked: true }],
]

const refusedWhole: readonly Step[] = [
  ['intake', 'request.acknowledge'],
  ...calledBack('intake', 'Switchboard, then Sergeant Kovač'),
  ['reviewer', 'review.take'],
  [
    'reviewer',
    'request.refuse',
    {
      ground: 'protectedPerson',
      text: `The mailbox is that of a newspaper’s editorial office. What reaches it, who writes to it and when is protected by section 31 of the Press Act; order 7 Gs 518/26 does not say that the court weighed this.
The account and the address belong to the same inquiry into a source and are refused with it. A decision of the court that names the editorial office would be reviewed at once.`,
    },
  ],
]

const contested: readonly Step[] = [
  [
    'officer',
    'answer.contest',
    {
      ground: 'groundMistaken',
      text: 'The account NW-118-731 and the address 203.0.113.41 are not the newspaper’s. They belong to whoever read the file server, and nothing about them is press material. Each item should be decided by itself.',
    },
  ],
]

const refuse = (items: readonly string[], ground: string, text: string): Step => [
  'reviewer',
  'item.decide',
  { items, decision: 'refuse', ground, text },
]

const refusedByItem: readonly Step[] = [
  ['intake', 'request.acknowledge'],
  ...called('intake', 'Inspector Weiler'),
  [
    'intake',
    'source.verify',
    {
      method: 'knownContact',
      reached: 'Inspector Weiler',
      text: 'Known from the first check; he confirms the contest.',
    },
  ],
  ['reviewer', 'review.take'],
  refuse(
    ['i1.subscriber', 'i1.access', 'i1.content'],
    'protectedPerson',
    'Editorial office of a newspaper; the order does not weigh the protection of sources.',
  ),
  refuse(
    ['i2.subscriber', 'i2.access'],
    'rights',
    'The customer is a freelance reporter who works for the same newspaper. The contest is right that the account is not the newspaper’s own; the protection is the same.',
  ),
  refuse(
    ['i3.subscriber'],
    'identifierIncomplete',
    'The address is one of a hotel’s guest network. Without a source port at least forty rooms shared it at 01:31:09 UTC.',
  ),
  [
    'reviewer',
    'decision.give',
    {
      text: 'Decided again, item by item. A court order that names the editorial office, or a port for i3, would change this.',
    },
  ],
]

/** Refused as a whole, contested, decided again item by item, and refused again with other grounds. */
export const refusal: Scenario = {
  name: 'refusal',
  steps: (now) => [
    ...filing(now),
    ...refusedWhole,
    ...contested,
    ...refusedByItem,
    [
      'officer',
      'receipt.confirm',
      { text: 'The investigating judge will be asked to decide on the editorial office.' },
    ],
  ],
  expected: {
    states: [
      ...(['draft', 'authorisation', 'sourceCheck', 'legalReview', 'answered'] as const),
      ...(['sourceCheck', 'legalReview', 'answered', 'closed'] as const),
    ],
    outcome: 'refused',
    files: 0,
  },
}
