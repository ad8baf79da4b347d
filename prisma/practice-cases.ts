import type { Identifier } from '~machines/identifiers/identifier'
import type { PriorityAsked } from '~machines/request/priority'
import type { ToldOrder } from './practice-orders'
import { sections, stories, until, type Step } from './practice-stories'

/** What the requests of a fresh practice city are about; each has addresses of its own. */
const subjects: readonly (readonly [title: string, offence: string, steps: readonly Step[]])[] = [
  ['Cabin key sold on a market page', 'fraud', until('draft')],
  ['Threats against a harbour pilot', 'extortion', until('authorisation')],
  ['Account takeover at a ship chandler', 'accountTakeover', until('sourceCheck')],
  ['Subscriber behind two addresses', 'fraud', until('legalReview')],
  ['Forged bills of lading', 'fraud', stories.clarified!.slice(0, until('legalReview').length + 1)],
  ['Stolen outboard engines', 'other', until('collection')],
  ['Break-in announced by message', 'violence', until('qualityCheck')],
  ['Кража имущества из контейнера', 'other', stories.delivered!.slice(0, -1)],
  ['Counterfeit tickets for the ferry', 'fraud', stories.notHolder!],
  ['Parcel with narcotics', 'drugs', stories.delivered!],
]

/** What lies with some of them: an order that a judge signed, one that nobody signed, one signed by nobody the portal knows. */
const signedBy: Readonly<Record<number, ToldOrder['signed']>> = { 1: 'judge', 2: 'judge', 3: 'nobody', 4: 'stranger' }

/** How some of them rank; the others are normal. */
const ranks: Readonly<Record<number, PriorityAsked>> = {
  1: { code: 'urgent', reason: 'The pilot goes on duty alone on 2 December, and was told to expect them then.' },
  2: { code: 'high', reason: 'The account is still being used, and payments leave it every night.' },
  5: { code: 'low', reason: '' },
}

/** The stories of the practice city, told about different things. */
export function practiceCases(): readonly (readonly Step[])[] {
  return subjects.map(([title, offence, steps], index) => {
    const told = steps.map((step) => about(step, index, { title, offence }))
    const signed = signedBy[index]
    if (!signed) return told
    const order: Step = ['officer', 'order.attach', orderOf(index, title, signed)]
    return told.flatMap((step) => (step[1] === 'request.submit' ? [order, step] : [step]))
  })
}

function orderOf(index: number, title: string, signed: ToldOrder['signed']): ToldOrder {
  const number = `14 Js 22${String(index).padStart(2, '0')}/26`
  return {
    ...{
      kind: 'order',
      name: `order-${number.replaceAll(/[ /]/g, '-')}.pdf`,
      signed,
      number,
      day: sections.basis.issuedOn,
    },
    ...{ court: sections.basis.issuedBy, judge: 'Dr Miriam Kern, prosecutor' },
    lines: [
      `In the matter “${title}” the provider Northwind Telecom`,
      'shall disclose what is asked for in the request.',
    ],
  }
}

function about([part, name, data]: Step, index: number, matter: { title: string; offence: string }): Step {
  const { section } = (data ?? {}) as { section?: string }
  if (section === 'matter')
    return [part, name, { section, values: { ...sections.matter, ...matter, reference: `HPB ${70 + index}/26` } }]
  if (section === 'identifiers')
    return [part, name, { section, values: sections.identifiers.map((each) => moved(each, index)) }]
  const priority = ranks[index]
  if (section === 'handling' && priority) return [part, name, { section, values: { ...sections.handling, priority } }]
  return [part, name, data]
}

/** The same kind of identifier at another address of the documentation ranges. */
function moved(identifier: Identifier, index: number): Identifier {
  const value =
    identifier.kind === 'ipv4' ? `203.0.113.${77 + index}` : identifier.value.replace(/9$/, (9 + index).toString(16))
  return { ...identifier, value }
}
