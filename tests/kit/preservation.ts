import { randomUUID } from 'node:crypto'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { preservationUntil, type PreservationPlace } from '../../prisma/practice-preservations'
import type { Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import { fixedLine, northwind, personId, type Practice } from './practice'

/** A preservation that stands at a place, because everything that leads there has happened; then these steps. */
export async function keptCase(
  { liaison, platform }: Practice,
  place: PreservationPlace,
  more: readonly Step[] = [],
): Promise<string> {
  const caseId = randomUUID()
  await tell(liaison, caseId, [...preservationUntil(place, platform.clock.now()), ...more], 'preservation@1')
  return caseId
}

export const opening = { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' } as const

/** A request for the data that are kept, taken over from the preservation and served. */
export async function servedFrom({ liaison }: Practice, preservation: string): Promise<string> {
  const request = randomUUID()
  const origin = { request: preservation, how: 'conversion' }
  await tell(liaison, request, [['officer', 'request.open', { ...opening, origin }]])
  const { draft } = (await liaison.cases.unmasked({ id: personId('officer') }, request))!
  const identifiers = draft.identifiers.map((each) => ({ ...each, categories: ['subscriber'] }))
  await tell(liaison, request, [
    ['officer', 'draft.save', { section: 'identifiers', values: identifiers }],
    ['officer', 'request.submit'],
    ['supervisor', 'request.authorise', { checked: true }],
  ])
  return request
}

/** Lets the time of a preservation end; the clock stands where it stood before afterwards. */
export async function lapse({ liaison, platform, clock }: Practice, caseId: string): Promise<void> {
  const { clock: running } = (await liaison.cases.read({ id: personId('officer') }, caseId))!
  const before = platform.clock.now()
  clock.set(running!.due)
  const payload = { caseId, rule: running!.rule, due: running!.due }
  await Promise.all([passDeadline(liaison, payload), passDeadline(liaison, payload)])
  clock.set(before)
}
