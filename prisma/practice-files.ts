import type { Step } from './practice-stories'

const opened = (title: string, reference: string, summary: string): Step => [
  'officer',
  'file.open',
  { title, reference, summary },
]
const linked = (requests: readonly string[]): Step[] =>
  requests.map((request) => ['officer', 'request.link', { request }])

/** An investigation that goes on: a preservation keeps it open. */
export function openFile(requests: readonly string[]): readonly Step[] {
  return [
    opened(
      'Blackmail along the harbour',
      'HPB 91/26',
      'Letters to three shipping offices; the sender is not known yet.',
    ),
    ...linked(requests),
  ]
}

/** An investigation that is over. */
export function endedFile(requests: readonly string[]): readonly Step[] {
  return [
    opened('Ferry tickets', 'HPB 78/26', 'Counterfeit tickets, sold at the landing stage.'),
    ...linked(requests),
    ['supervisor', 'file.close', { text: 'Charges were brought.' }],
  ]
}
