import { calledBack, type Step } from '../../practice-stories'
import type { Scenario } from '../scenario'
import { answering } from './answer'
import { filing, identifiersOf } from './request'

const received: readonly Step[] = [
  ['intake', 'request.acknowledge'],
  [
    'intake',
    'message.add',
    { text: 'Received with 200 identifiers. Translations are read in one run; expect the answer within the week.' },
  ],
  ...calledBack(
    'intake',
    'Duty desk of the Harbour Police Bureau, Sergeant Kovač',
    'Called at the number in the portal’s register, not at one from the request.',
  ),
]

/** Two hundred identifiers from four logs: some refused with grounds, the rest answered with files, one of them corrected first. */
export const disclosure: Scenario = {
  name: 'disclosure',
  steps: async (now) => [
    ...filing(now),
    ...received,
    ...(await answering(identifiersOf(now), now)),
    [
      'officer',
      'receipt.confirm',
      {
        text: 'Every file agrees with its SHA-256. They are kept where the two investigators of the case have access.',
      },
    ],
  ],
  expected: {
    states: [
      'draft',
      'authorisation',
      'sourceCheck',
      'legalReview',
      'collection',
      'qualityCheck',
      'collection',
      'qualityCheck',
      'answered',
      'closed',
    ],
    outcome: 'deliveredInPart',
    files: 51,
  },
}
