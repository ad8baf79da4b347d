import type { Identifier, Moment } from '~machines/identifiers/identifier'
import { momentFrom } from '~machines/identifiers/moments'
import { ask, cast, identifier, now, type Held } from './world'

/** An instant as it is stated. */
export function at(local: string, zone = 'Europe/Vienna'): Moment {
  const read = momentFrom({ local, zone }, now)
  if (!read.ok) throw new Error(`${local} ${zone}: ${read.problems[0]!.rule}`)
  return read.value
}

export const address = identifier(1, ['subscriber', 'access'])
export const portless: Identifier = { ...identifier(2), port: null }
export const phone: Identifier = {
  ...{ id: 'i3', kind: 'phone', value: '+12025550123', port: null, categories: ['subscriber', 'traffic'] },
  ...{ from: at('2026-10-01T00:00:00'), until: at('2026-10-31T23:59:59') },
}
export const identifiers = [address, portless, phone]
/** A defect that no code names. */
export const other = (field: string) => ({ code: 'other', field, text: 'Which?' })
/** An answer with a word to every defect, unless the data say otherwise. */
export const answer = (held: Held, data: object) => {
  const words = held.dossier.clarifications.at(-1)!.defects.map(() => 'As follows.')
  return ask(held, cast.officer, 'clarification.answer', { text: '', words, ...data })
}
