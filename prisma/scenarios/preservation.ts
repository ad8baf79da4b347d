import { fixedLine, northwind } from '../practice-cast'
import { preservationUntil } from '../practice-preservations'
import type { Step } from '../practice-stories'
import { aside, type Scenario } from './scenario'

/** The same officer asks for the data that were kept: filed from the preservation, authorised, and served. */
const askedFor = (origin: string): readonly Step[] => [
  [
    'officer',
    'request.open',
    {
      ...{ providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' },
      origin: { request: origin, how: 'conversion' },
    },
  ],
  [
    'officer',
    'draft.save',
    {
      section: 'basis',
      values: {
        ...{ code: 'courtOrder', order: '6 Gs 88/26', issuedBy: 'Regional court of Port Velden' },
        ...{ issuedOn: '2026-11-20', necessity: 'Only the line behind the letter leads to its sender.' },
      },
    },
  ],
  ['officer', 'request.submit'],
  ['supervisor', 'request.authorise', { checked: true }],
]

const path: Step = [
  'reviewer',
  'path.disclose',
  {
    ...{ provider: '', name: 'Κέρμα Δίκτυα, Ostrania' },
    text: '203.0.113.201:51844 to 198.51.100.4:25, 2026-11-10 22:41:09 Europe/Vienna',
  },
]

const extension: Step = [
  'supervisor',
  'preservation.extend',
  {
    ...{ order: '14 Js 2291/26 II', issuedBy: 'Prosecutor’s office of Port Velden' },
    text: 'The court has not yet decided on the order for the data.',
  },
]

const way = ['draft', 'authorisation', 'sourceCheck', 'securing', 'inEffect'] as const

/** Kept in part, the way on disclosed, the time extended once, turned into a request for the data, and let go. */
export const preservation: Scenario = {
  name: 'preservation',
  procedure: 'preservation@1',
  steps: (now) => [
    ...preservationUntil('inEffect', now),
    path,
    extension,
    ['officer', 'preservation.convert', { request: aside, text: 'Ours of today, by order of the court.' }],
    ['officer', 'preservation.release', { text: 'The data were delivered and their receipt confirmed.' }],
  ],
  beside: [{ as: aside, before: 'preservation.convert', steps: askedFor }],
  expected: { states: [...way, 'extended', 'converted', 'released'], outcome: 'released', files: 0 },
}

/** Nobody asks for what was kept, and the time ends by itself. */
export const lapsedPreservation: Scenario = {
  name: 'preservation-lapse',
  procedure: 'preservation@1',
  steps: (now) => preservationUntil('inEffect', now),
  runsOut: true,
  expected: { states: [...way, 'lapsed'], outcome: 'lapsed', files: 0 },
}
