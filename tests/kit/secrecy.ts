import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { sections, until, type Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import { personId, type Practice } from './practice'

/** The day so many days after an instant, ISO 8601. */
export function dayAfter(at: string, days: number): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString()
}

/** A request that was served and is secret for thirty days. */
export async function secretCase({ liaison, platform }: Practice): Promise<string> {
  const caseId = randomUUID()
  const secrecy = { until: dayAfter(platform.clock.now(), 30), ground: '14 Gs 812/26, no. 4' }
  const values = { ...sections.handling, confidentiality: 'secretUntil', secrecy }
  const steps = until('sourceCheck').map((step): Step => {
    const { section } = (step[2] ?? {}) as { section?: string }
    return section === 'handling' ? [step[0], step[1], { section, values }] : step
  })
  await tell(liaison, caseId, steps)
  return caseId
}

/** Lets the secrecy that runs on a case end, as the job of its deadline does, and stays at that instant. */
export async function secrecyEnds({ liaison, clock }: Practice, caseId: string): Promise<void> {
  const { dossier } = (await liaison.cases.read({ id: personId('auditor') }, caseId))!
  const { due } = dossier.secrecy.clock!
  clock.set(due)
  await Promise.all([0, 1].map(() => passDeadline(liaison, { caseId, rule: 'secrecy', due })))
}
