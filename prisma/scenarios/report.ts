import { feedback, opened, reportUntil } from '../practice-reports'
import type { Scenario } from './scenario'

/** A false sign-in page is reported, investigated, and the provider learns what its report was good for. */
export const providerReport: Scenario = {
  name: 'provider-report',
  procedure: 'provider-report@1',
  steps: () => [
    ...reportUntil('triaged'),
    opened,
    ['intake', 'message.add', { text: 'The page has moved to another host of ours.' }],
    feedback('officer', 'decisive'),
  ],
  expected: {
    states: ['drafting', 'approval', 'sent', 'received', 'triaged', 'opened', 'feedback'],
    outcome: 'opened',
    files: 0,
  },
}
