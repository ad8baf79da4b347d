import { randomUUID } from 'node:crypto'
import { emergencyUntil, type EmergencyPlace } from '../../prisma/practice-emergencies'
import type { Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { personId, type Practice } from './practice'

/** An emergency that stands at a place, because everything that leads there has happened; then these steps. */
export async function urgentCase(
  { liaison, platform }: Practice,
  place: EmergencyPlace,
  more: readonly Step[] = [],
): Promise<string> {
  const caseId = randomUUID()
  await tell(liaison, caseId, [...emergencyUntil(place, platform.clock.now()), ...more], 'emergency@1')
  return caseId
}

/** Lets one of the case's deadlines pass, told by two workers at once; the clock stands where it stood before afterwards. */
export async function passes({ liaison, platform, clock }: Practice, caseId: string, rule: string): Promise<void> {
  const view = (await liaison.cases.read({ id: personId('auditor') }, caseId))!
  const { due } = [view.clock, ...view.otherClocks].find((each) => each?.rule === rule)!
  const before = platform.clock.now()
  clock.set(due)
  await Promise.all([passDeadline(liaison, { caseId, rule, due }), passDeadline(liaison, { caseId, rule, due })])
  clock.set(before)
}
