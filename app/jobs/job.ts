import type { Liaison } from '~/cases/liaison.server'

/** One kind of job: carried out later, reports through the door. Throwing has it tried again, with growing pauses. */
export type Job = (liaison: Liaison, payload: unknown) => Promise<void>
