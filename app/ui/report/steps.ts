import type { OfferedStep } from '~/ui/case/steps-todo'

/** The steps of a report in the order in which they matter; the first one offered is the one to take. */
const steps: readonly OfferedStep[] = [
  { event: 'report.send', by: 'page', tone: 'go' },
  { event: 'report.return', by: 'page', tone: 'calm' },
  { event: 'report.acknowledge', by: 'press', tone: 'action' },
  { event: 'report.triage', by: 'page', tone: 'action' },
  { event: 'report.investigate', by: 'page', tone: 'go' },
  { event: 'report.refer', by: 'page', tone: 'calm' },
  { event: 'report.dismiss', by: 'page', tone: 'calm' },
  { event: 'report.feedback', by: 'page', tone: 'action' },
  { event: 'report.withdraw', by: 'page', tone: 'link' },
]

export function stepsOffered({ offers }: { readonly offers: readonly string[] }): readonly OfferedStep[] {
  return steps.filter(({ event }) => offers.includes(event))
}

/** Whether the report waits for this very person: whoever may only withdraw it is not waited for. */
export function isWaitingForReader(standing: { readonly offers: readonly string[] }): boolean {
  const drafts = standing.offers.includes('report.submit')
  return drafts || stepsOffered(standing).some(({ event }) => event !== 'report.withdraw')
}

export function stepAddress(id: string, event: string): string {
  return `/reports/${id}/step/${event}`
}
