import { randomUUID } from 'node:crypto'
import { emergencyUntil, type EmergencyPlace } from '../../prisma/practice-emergencies'
import type { Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import type { Practice } from './practice'

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
