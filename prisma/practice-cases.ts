import type { Identifier } from '~machines/identifiers/identifier'
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

/** The stories of the practice city, told about different things. */
export function practiceCases(): readonly (readonly Step[])[] {
  return subjects.map(([title, offence, steps], index) => steps.map((step) => about(step, index, { title, offence })))
}

function about([part, name, data]: Step, index: number, matter: { title: string; offence: string }): Step {
  const { section } = (data ?? {}) as { section?: string }
  if (section === 'matter')
    return [part, name, { section, values: { ...sections.matter, ...matter, reference: `HPB ${70 + index}/26` } }]
  if (section === 'identifiers')
    return [part, name, { section, values: sections.identifiers.map((each) => moved(each, index)) }]
  return [part, name, data]
}

/** The same kind of identifier at another address of the documentation ranges. */
function moved(identifier: Identifier, index: number): Identifier {
  const value =
    identifier.kind === 'ipv4' ? `203.0.113.${77 + index}` : identifier.value.replace(/9$/, (9 + index).toString(16))
  return { ...identifier, value }
}
