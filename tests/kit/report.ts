import { randomUUID } from 'node:crypto'
import { passDeadline } from '~/jobs/pass-deadline.server'
import type { ReportView } from '~/cases/views'
import { reportUntil, type ReportPlace } from '../../prisma/practice-reports'
import type { Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import { personId, type Part, type Practice } from './practice'

/** A report that stands at a place, because everything that leads there has happened; then these steps. */
export async function reportCase(
  { liaison }: Pick<Practice, 'liaison'>,
  place: ReportPlace,
  more: readonly Step[] = [],
  values?: Parameters<typeof reportUntil>[1],
): Promise<string> {
  const caseId = randomUUID()
  await tell(liaison, caseId, [...reportUntil(place, values), ...more], 'provider-report@1')
  return caseId
}

export async function reportSeen({ liaison }: Practice, part: Part, caseId: string): Promise<ReportView> {
  const view = await liaison.reports.read({ id: personId(part) }, caseId)
  if (!view) throw new Error(`no report for the ${part}`)
  return view
}

/** Lets the clock that matters run out; the clock stands where it stood before afterwards. */
export async function letPass(practice: Practice, caseId: string): Promise<void> {
  const { clock } = await reportSeen(practice, 'auditor', caseId)
  const before = practice.platform.clock.now()
  practice.clock.set(clock!.due)
  const payload = { caseId, rule: clock!.rule, due: clock!.due }
  await Promise.all([passDeadline(practice.liaison, payload), passDeadline(practice.liaison, payload)])
  practice.clock.set(before)
}
