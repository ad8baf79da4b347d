import { Temporal } from 'temporal-polyfill'
import { nobodyConcerned } from '~machines/request/sensitive'
import { alkyone, alkyoneMail } from './practice-cast'
import { agencies } from './practice-city'
import { calledBack, identifiers, type Step } from './practice-stories'

const [, central] = agencies as [(typeof agencies)[number], (typeof agencies)[number]]

/** What is asked of the other country; all of it may be shown to the provider. */
export const abroadOrder = {
  ...{ custodian: alkyone.id, custodianName: '', until: '', confidentiality: 'secret' },
  identifiers: identifiers.map((each, index) => ({
    ...each,
    value: index === 0 ? '203.0.113.140' : '2001:db8:140::2',
    categories: index === 0 ? (['subscriber', 'access'] as const) : (['subscriber'] as const),
  })),
  note: 'The mail service was reached from both addresses.',
}

/** Why it is asked; for authorities alone. */
export const abroadSupport = {
  ...{ title: 'Ransom letters to a shipping office', reference: 'HPB 118/26', offence: 'extortion' },
  provisions: 'Section 144 of the Criminal Code of Veldania, extortion: up to ten years of imprisonment.',
  facts: 'A shipping office received three letters that threatened to publish the papers of its crews.',
  relation: 'The letters were sent by a mail service in Ostrania that was reached from these addresses.',
  necessity: 'The service deletes its sign-in records after six weeks, and four have passed.',
  ...{ assistance: 'yes', central: 'Ministry of Justice of Veldania' },
}

/** Where stories of a request abroad may end, in their order. */
const abroadPlaces = ['draft', 'authorisation', 'ownPoint', 'foreignPoint', 'execution'] as const
export type AbroadPlace = (typeof abroadPlaces)[number]

const parts: Readonly<Record<AbroadPlace, readonly Step[]>> = {
  draft: [
    ['officer', 'assistance.open', { foreignPoint: central.id }],
    ['officer', 'assistance.save', { part: 'route', values: { instrument: 'convention@1', foreignPoint: central.id } }],
    ['officer', 'assistance.save', { part: 'order', values: abroadOrder }],
    ['officer', 'assistance.save', { part: 'support', values: abroadSupport }],
  ],
  authorisation: [['officer', 'assistance.submit']],
  ownPoint: [['supervisor', 'assistance.authorise', { checked: true }]],
  foreignPoint: [['duty', 'point.forward', { checked: true }]],
  execution: [
    ['investigator', 'point.acknowledge'],
    ['investigator', 'point.check', { method: 'callBack', reached: 'Iva Marin, duty officer', text: '' }],
    ['head', 'point.accept', { text: '' }],
  ],
}

/** The story of a request abroad up to a state. */
export function abroadUntil(place: AbroadPlace): readonly Step[] {
  return abroadPlaces.slice(0, abroadPlaces.indexOf(place) + 1).flatMap((each) => parts[each])
}

/** The order at home that carries it out: filed anew by the authority that is asked, authorised, checked, and confirmed by the provider. */
export function executedAtHome(origin: string, now: string): readonly Step[] {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('UTC').toPlainDate()
  const issuedOn = today.subtract({ days: 2 }).toString()
  const secretUntil = today.add({ days: 90 }).toString()
  return [
    [
      'investigator',
      'request.open',
      {
        ...{ providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'ru' },
        origin: { request: origin, how: 'assistance' },
      },
    ],
    [
      'investigator',
      'draft.save',
      {
        section: 'matter',
        values: {
          ...{ title: 'Исполнение запроса из-за рубежа', reference: 'ЦУР 31/26', offence: 'other', internalNotes: '' },
          facts: 'Исполняется запрос контактного пункта другого государства по Конвенции о киберпреступности.',
        },
      },
    ],
    [
      'investigator',
      'draft.save',
      {
        section: 'basis',
        values: {
          ...{ code: 'prosecutorOrder', order: '31-С/26', issuedBy: 'Прокуратура Орландии', issuedOn },
          necessity: 'Запрошено другой стороной Конвенции.',
        },
      },
    ],
    [
      'investigator',
      'draft.save',
      {
        section: 'handling',
        values: {
          ...{ confidentiality: 'secretUntil', answerLanguage: 'ru', sensitive: nobodyConcerned },
          secrecy: { until: secretUntil, ground: 'Просьба запрашивающей стороны, статья 27(8)' },
        },
      },
    ],
    [
      'investigator',
      'draft.save',
      { section: 'terms', values: { instrument: 'convention@1', until: '', afterwards: '' } },
    ],
    ['investigator', 'request.submit'],
    ['head', 'request.authorise', { checked: true }],
    ...calledBack('jurist', 'Дежурная часть'),
    [
      'analyst',
      'item.secure',
      { items: ['i1.subscriber', 'i1.access', 'i2.subscriber'], kept: 'frozen', ground: '', text: '' },
    ],
    ['controller', 'preservation.confirm', { system: 'Mail archive', text: '' }],
  ]
}
