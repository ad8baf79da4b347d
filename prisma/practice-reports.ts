import { agencies } from './practice-city'
import { fixedLine, mobile, type Part } from './practice-cast'
import { identifiers } from './practice-stories'
import type { Step } from './practice-stories'

const [harbour, central] = agencies as [(typeof agencies)[number], (typeof agencies)[number]]
const moment = (local: string, instant: string) => ({ local, zone: 'Europe/Vienna', instant })

const nothing = { until: null, reference: '', urgent: false, urgency: '', material: false, references: [] }

/** False pages that ask for passwords, met by a provider while it answered a complaint of its own subscribers. */
export const phishing = {
  ...nothing,
  ...{ incident: 'phishing', serviceId: fixedLine.id, reference: 'NWT-INC-204' },
  from: moment('2026-11-10T22:30:00', '2026-11-10T21:30:00Z'),
  until: moment('2026-11-11T02:40:00', '2026-11-11T01:40:00Z'),
  seen: 'Subscribers complained of a page that copied our sign-in page. Our own logs of the complaint show two addresses from which it was filled with passwords.',
  identifiers: identifiers.map((each) => ({ ...each, categories: [] })),
}

/** Material that is named by its hash alone. */
export const material = {
  ...nothing,
  ...{ incident: 'childAbuse', serviceId: mobile.id, reference: 'NWT-INC-207', urgent: true, material: true },
  from: moment('2026-11-12T08:15:00', '2026-11-12T07:15:00Z'),
  seen: 'A file of a public list of known material was stored in an account. The account is locked, and the file is set apart.',
  urgency: 'The account was in use an hour before.',
  references: [
    { hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', reference: 'NWT-CSA-31' },
    { hash: 'd41d8cd98f00b204e9800998ecf8427e', reference: 'NWT-CSA-32' },
  ],
  identifiers: [],
}

/** Where stories of a report may end, in their order. */
const reportPlaces = ['drafting', 'approval', 'sent', 'received', 'triaged'] as const
export type ReportPlace = (typeof reportPlaces)[number]

/** The story of a report of Northwind to the Harbour Police Bureau up to a state. */
export function reportUntil(place: ReportPlace, values: typeof phishing | typeof material = phishing): readonly Step[] {
  const parts: Readonly<Record<ReportPlace, readonly Step[]>> = {
    drafting: [
      ['intake', 'report.open', { agency: harbour.id }],
      ['intake', 'report.save', { agency: harbour.id, values }],
    ],
    approval: [['intake', 'report.submit']],
    sent: [['reviewer', 'report.send', { checked: true }]],
    received: [['officer', 'report.acknowledge']],
    triaged: [['supervisor', 'report.triage', { priority: 'high', text: 'Matches a matter of the fraud desk.' }]],
  }
  return reportPlaces.slice(0, reportPlaces.indexOf(place) + 1).flatMap((each) => parts[each])
}

export const opened: Step = [
  'officer',
  'report.investigate',
  { reference: 'HPB 91/26', share: true, text: 'The page is looked into.' },
]
export const referred: Step = [
  'supervisor',
  'report.refer',
  { agency: central.id, ground: 'otherTerritory', text: 'The page was run from Ostrania.' },
]
export const dismissed: Step = [
  'supervisor',
  'report.dismiss',
  { ground: 'knownAlready', text: 'The page was taken down a week ago.' },
]
export const withdrawn: Step = ['reviewer', 'report.withdraw', { text: 'It was a test of our own.' }]

export function feedback(by: Part, usefulness: string): Step {
  return [by, 'report.feedback', { usefulness, text: 'The page was found by it, and is gone.' }]
}

/** Reports at several places, so that a newcomer meets none of their pages empty. */
export const practiceReports: readonly (readonly Step[])[] = [
  reportUntil('approval'),
  reportUntil('sent', material),
  [...reportUntil('triaged'), referred],
]
