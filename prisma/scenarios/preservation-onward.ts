import { breakwater, lantern, type Part } from '../practice-cast'
import { preservationUntil } from '../practice-preservations'
import { called, calledBack, type Step } from '../practice-stories'
import { seedOnwardProviders } from '../seed'
import { aside, earlier, type Scenario } from './scenario'

const [transit] = breakwater.services as [(typeof breakwater.services)[number]]
const [mail] = lantern.services as [(typeof lantern.services)[number]]

/** What the provider before has said of the way: from where, and when. */
const hop = (value: string, port: number) => [
  {
    ...{ id: 'i1', kind: 'ipv4', value, port, categories: ['access', 'traffic'], until: null },
    from: { local: '2026-11-10T22:41:09', zone: 'Europe/Vienna', instant: '2026-11-10T21:41:09Z' },
  },
]

/** One press beside the path: the same is asked of whoever was named, and goes the whole way there. */
const onward = (
  origin: string,
  to: typeof lantern,
  service: { readonly id: string },
  found: object,
): readonly Step[] => [
  [
    'officer',
    'request.open',
    {
      ...{ providerId: to.id, serviceId: service.id, answerLanguage: 'en' },
      origin: { request: origin, how: 'onward' },
    },
  ],
  ['officer', 'draft.save', { section: 'identifiers', values: found }],
  ['officer', 'draft.save', { section: 'terms', values: { instrument: 'veldania-law@1', until: '', afterwards: '' } }],
  ['officer', 'request.submit'],
  ['supervisor', 'request.authorise', { checked: true }],
]

const kept = (collector: Part, reviewer: Part): readonly Step[] => [
  [collector, 'item.secure', { items: ['i1.access', 'i1.traffic'], kept: 'frozen', ground: '', text: '' }],
  [reviewer, 'preservation.confirm', { system: 'Flow archive', text: '' }],
]

const names = (by: Part, { id, name }: typeof lantern, text: string): Step => [
  by,
  'path.disclose',
  { provider: id, name, text },
]

/** The data at the end of the way are asked for by an order of the court. */
const askedFor = (origin: string): readonly Step[] => [
  [
    'officer',
    'request.open',
    {
      ...{ providerId: lantern.id, serviceId: mail.id, answerLanguage: 'en' },
      origin: { request: origin, how: 'conversion' },
    },
  ],
  [
    'officer',
    'draft.save',
    {
      section: 'basis',
      values: {
        ...{ code: 'courtOrder', order: '6 Gs 91/26', issuedBy: 'Regional court of Port Velden' },
        ...{ issuedOn: '2026-11-20', necessity: 'The letter was sent from this machine.' },
      },
    },
  ],
  ['officer', 'request.submit'],
  ['supervisor', 'request.authorise', { checked: true }],
  ...called('host', 'Duty desk'),
  ['host', 'source.verify', { method: 'callBack', reached: '', text: '' }],
]

/** A letter is followed over three providers: each keeps what it has and names the next, and the last is asked for the data. */
export const onwardPreservation: Scenario = {
  name: 'preservation-onward',
  procedure: 'preservation@1',
  joins: seedOnwardProviders,
  earlier: [
    {
      procedure: 'preservation@1',
      steps: (now) => [
        ...preservationUntil('inEffect', now),
        names('reviewer', breakwater, '203.0.113.201:51844 to 198.51.100.4:25, 2026-11-10 22:41:09 Europe/Vienna'),
      ],
    },
    {
      procedure: 'preservation@1',
      steps: (_, before) => [
        ...onward(before, breakwater, transit, hop('198.51.100.4', 25)),
        ...calledBack('carrier', 'Duty desk'),
        ...kept('carrier', 'carrier'),
        names('carrier', lantern, '198.51.100.4:25 to 192.0.2.61:4711, 2026-11-10 22:41:09 Europe/Vienna'),
      ],
    },
  ],
  steps: () => [
    ...onward(earlier, lantern, mail, hop('192.0.2.61', 4711)),
    ...calledBack('host', 'Duty desk'),
    ...kept('hostCollector', 'host'),
    ['officer', 'preservation.convert', { request: aside, text: 'Ours of today, by order of the court.' }],
    ['supervisor', 'preservation.release', { text: 'The data were delivered.' }],
  ],
  beside: [{ as: aside, before: 'preservation.convert', steps: askedFor }],
  expected: {
    states: ['draft', 'authorisation', 'sourceCheck', 'securing', 'inEffect', 'converted', 'released'],
    ...{ outcome: 'released', files: 0 },
  },
}
