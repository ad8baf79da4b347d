import type { z } from 'zod'
import type { EventDefinition } from '../kit/event'
import { authorityEvents } from './authority'
import { entry } from './events/entry'
import { proof } from './events/proof'
import { standing } from './events/standing'
import { organisationKeyEvents } from './keys'

const catalogue = [...entry, ...proof, ...standing] as const

export type OrganisationEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type OrganisationData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const organisationEvents: Readonly<Record<string, EventDefinition>> = {
  ...(Object.fromEntries(catalogue.map((event) => [event.name, event])) as Record<string, EventDefinition>),
  ...authorityEvents,
  ...organisationKeyEvents,
}
