import type { z } from 'zod'
import type { EventDefinition } from '../kit/event'
import { answering } from './events/answering'
import { deadlines } from './events/deadlines'
import { filing } from './events/filing'
import { notes } from './events/notes'
import { review } from './events/review'
import { source } from './events/source'

const catalogue = [...filing, ...source, ...review, ...answering, ...deadlines, ...notes] as const

export type DisclosureEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type DisclosureData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const disclosureEvents = Object.fromEntries(
  catalogue.map((event) => [event.name, event]),
) as unknown as Readonly<Record<DisclosureEventName, EventDefinition>>
