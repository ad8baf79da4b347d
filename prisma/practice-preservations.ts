import { Temporal } from 'temporal-polyfill'
import { fixedLine, northwind } from './practice-cast'
import { calledBack, sections, type Step } from './practice-stories'

/** An order to keep who was behind two addresses, and what came and went. */
const asked = {
  matter: {
    ...{ title: 'Route of a blackmail letter', reference: 'HPB 91/26', offence: 'extortion', internalNotes: '' },
    facts: 'A shipping office received a demand by e-mail. The letter came in through these addresses.',
  },
  identifiers: sections.identifiers.map((each, index) => ({
    ...each,
    value: index === 0 ? '203.0.113.201' : '2001:db8:91::5',
    categories: index === 0 ? ['subscriber', 'traffic'] : ['access'],
  })),
  handling: sections.handling,
  terms: { instrument: 'veldania-law@1', until: '', afterwards: '' },
}

const answer: readonly Step[] = [
  ['collector', 'item.secure', { items: ['i1.subscriber', 'i1.traffic'], kept: 'frozen', ground: '', text: '' }],
  [
    'collector',
    'item.secure',
    {
      ...{ items: ['i2.access'], kept: 'gone', ground: 'retentionEnded' },
      text: 'Access logs are deleted after fourteen days.',
    },
  ],
  ['checker', 'preservation.confirm', { system: 'Mediation archive, copy 14', text: '' }],
]

/** Where stories of a preservation may end, in their order. */
const preservationPlaces = ['draft', 'authorisation', 'sourceCheck', 'securing', 'inEffect'] as const
export type PreservationPlace = (typeof preservationPlaces)[number]

/** The story of a preservation up to a state, told at an instant: an old order would serve no more. */
export function preservationUntil(place: PreservationPlace, now: string): readonly Step[] {
  const parts: Readonly<Record<PreservationPlace, readonly Step[]>> = {
    draft: filed(now),
    authorisation: [['officer', 'request.submit']],
    sourceCheck: [['supervisor', 'request.authorise', { checked: true }]],
    securing: [['intake', 'request.acknowledge'], ...calledBack('intake', 'Duty desk')],
    inEffect: answer,
  }
  return preservationPlaces.slice(0, preservationPlaces.indexOf(place) + 1).flatMap((each) => parts[each])
}

function filed(now: string): readonly Step[] {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('UTC').toPlainDate()
  const basis = { ...sections.basis, order: '14 Js 2291/26', issuedOn: today.subtract({ days: 2 }).toString() }
  return [
    ['officer', 'request.open', { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' }],
    ...Object.entries({ ...asked, basis }).map(
      ([section, values]) => ['officer', 'draft.save', { section, values }] as const,
    ),
  ]
}
