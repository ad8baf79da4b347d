import { randomUUID } from 'node:crypto'
import type { Identifier } from '~machines/identifiers/identifier'
import { fixedLine, northwind } from './practice-cast'
import type { ToldOrder } from './practice-orders'
import { identifiers, sections, way, type Step } from './practice-stories'

// A request about material that shows the abuse of children: who the subscriber is, and what they hold.

const asked: readonly Identifier[] = [{ ...identifiers[0]!, categories: ['subscriber', 'content'] }]

const said = {
  matter: {
    ...sections.matter,
    ...{ title: 'Account that a provider reported', offence: 'childAbuse', reference: 'HPB 207/26' },
    facts: 'A provider reported this account; who uses it has to be known.',
  },
  basis: { ...sections.basis, code: 'courtOrder', order: '3 Gs 207/26', issuedBy: 'District Court of Port Velden' },
  identifiers: asked,
  handling: sections.handling,
} as const

const order: ToldOrder = {
  ...{ kind: 'order', name: 'order-3-Gs-207-26.pdf', signed: 'judge', number: '3 Gs 207/26', day: '2026-11-20' },
  ...{ court: 'District Court of Port Velden', judge: 'Dr Miriam Kern' },
  lines: ['The provider Northwind Telecom shall disclose what is asked for in the request.'],
}

/** Hashes and references as the provider gives them in place of files. */
export const reference = {
  references: [
    { hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', reference: 'NWT-EV-2026-0207-1' },
    { hash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752', reference: 'NWT-EV-2026-0207-2' },
  ],
  ...{ to: 'Digital Evidence Unit, Harbour Police Bureau', how: 'courier' },
} as const

const served: readonly Step[] = [
  ['officer', 'request.open', { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' }],
  ...Object.entries(said).map(([section, values]) => ['officer', 'draft.save', { section, values }] as const),
  ['officer', 'order.attach', order],
  ...way.authorisation!,
  ...way.sourceCheck!,
]

const both = ['i1.subscriber', 'i1.content']

/** Where the story may end. */
const places: Readonly<Record<'sourceCheck' | 'collection' | 'answered', readonly Step[]>> = {
  sourceCheck: served,
  collection: [
    ...way.legalReview!,
    ['reviewer', 'item.decide', { items: both, decision: 'grant', ground: '', text: '' }],
    ['reviewer', 'decision.give', { text: '' }],
  ],
  answered: [
    ['collector', 'item.collect', { items: both, result: 'found', ground: '', text: '' }],
    [
      'collector',
      'file.attach',
      { items: ['i1.subscriber'], name: 'subscriber.csv', content: 'name;contract\nX;17\n' },
    ],
    ['collector', 'material.refer', { material: randomUUID(), items: ['i1.content'], ...reference }],
    ['collector', 'collection.complete', { system: 'Register', extractedAt: '2026-11-23T08:00:00Z', text: '' }],
    ['checker', 'answer.deliver', { complete: true, instants: true }],
  ],
}

/** The steps up to and including those that lead to a place. */
export function restrictedUntil(place: keyof typeof places): readonly Step[] {
  const names = Object.keys(places) as (keyof typeof places)[]
  return names.slice(0, names.indexOf(place) + 1).flatMap((name) => places[name])
}
