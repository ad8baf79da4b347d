import type { z } from 'zod'
import { costs } from './events/costs'
import type { DeadlineData } from './events/deadlines'
import { filing } from './events/filing'
import { notes } from './events/notes'
import { reply } from './events/reply'
import { secrecy } from './events/secrecy'
import { source } from './events/source'

/** The events that every request has, beside those of its deadlines. */
export const requestCatalogue = [...filing, ...source, ...reply, ...notes, ...costs, ...secrecy] as const

type Catalogued = (typeof requestCatalogue)[number]

export type RequestEventName = Catalogued['name'] | keyof DeadlineData

/** The data an event carries, by its name. */
export type RequestData = { [E in Catalogued as E['name']]: z.output<E['data']> } & DeadlineData
