import type { z } from 'zod'
import type { EventDefinition } from '../kit/event'
import { requestCatalogue } from '../request/events'
import { answeringEvents } from '../request/answer/events'
import { breaches, deadlineEvents } from '../request/events/deadlines'
import { amending } from './events/amending'
import { review } from './events/review'
import { clockSides } from './standing'

const catalogue = [
  ...requestCatalogue,
  ...amending,
  ...review,
  ...answeringEvents(['qualityChecker']),
  ...deadlineEvents(clockSides),
  ...breaches,
] as const

export type DisclosureEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type DisclosureData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const disclosureEvents = Object.fromEntries(
  catalogue.map((event) => [event.name, event]),
) as unknown as Readonly<Record<DisclosureEventName, EventDefinition>>
