import { nobodyConcerned } from '~machines/request/sensitive'
import { alkyone, alkyoneMail } from '../practice-cast'
import { called, type Step } from '../practice-stories'
import { subscriberCsv } from './files'
import { filed, pasted, type Scenario } from './scenario'

const list = (first: string) => `identifier;kind;from;until;zone;categories
kapitan.77@alkyone.example;email;2026-11-05 00:00:00;2026-11-12 00:00:00;Europe/Sofia;${first}
2001:db8:77::1f;ipv6;2026-11-09 21:14:52;;Europe/Sofia;subscriber access
https://alkyone.example/dossier/7f3a;url;2026-11-09 21:00:00;2026-11-09 22:00:00;Europe/Sofia;access
`

const matter = {
  title: 'Вымогательство у больницы порта Орландск',
  reference: 'ЦУР 913/26',
  offence: 'extortion',
  facts: `9 ноября 2026 года больница порта Орландск получила письмо с требованием выплатить 40 000 крон; к письму была приложена ссылка на выписки двухсот пациентов. Письмо отправлено с ящика kapitan.77@alkyone.example и подписано «Капитан Ґедзь».
По словам главного врача Ξένιας Μαυρίδη, файлы открывались по ссылке ещё час после получения письма.`,
  internalNotes: 'Проверяется бывший сотрудник регистратуры.',
}

const basis = {
  code: 'courtOrder',
  order: '3/1-77/26',
  issuedBy: 'Районный суд Орландска',
  issuedOn: '2026-11-13',
  necessity:
    'Иным способом установить отправителя письма нельзя: ящик открыт без номера телефона, деньги ещё не переведены.',
}

const narrower = 'Содержание переписки сейчас не нужно: достаточно данных о владельце и подключениях.'

const filing = (now: string): readonly Step[] => [
  ['investigator', 'request.open', { providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'ru' }],
  ...filed('investigator', {
    ...{ matter, basis, identifiers: pasted(list('subscriber access content'), now) },
    handling: { confidentiality: 'mayInform', answerLanguage: 'ru', sensitive: nobodyConcerned },
  }),
  [
    'investigator',
    'order.attach',
    {
      ...{
        kind: 'order',
        name: 'постановление-3-1-77-26.pdf',
        signed: 'judge',
        number: basis.order,
        day: basis.issuedOn,
      },
      ...{ court: basis.issuedBy, judge: 'Судья Ковтун И. П.' },
      lines: ['Поставщику услуг Αλκυόνη Επικοινωνίες предоставить данные', 'о почтовом ящике, указанном в запросе.'],
    },
  ],
  ['investigator', 'request.submit'],
  ['head', 'request.return', { reason: 'tooBroad', text: narrower }],
  ...filed('investigator', { identifiers: pasted(list('subscriber access'), now) }),
  ['investigator', 'request.submit'],
  ['head', 'request.authorise', { checked: true }],
]

const reviewed: readonly Step[] = [
  ['jurist', 'request.acknowledge'],
  ...called('jurist', 'Дежурная часть, капитан Белова'),
  [
    'jurist',
    'source.verify',
    {
      method: 'signedOrder',
      reached: 'Канцелярия районного суда Орландска',
      text: 'Постановление 3/1-77/26 подтверждено судом.',
    },
  ],
  ['jurist', 'review.take'],
  [
    'jurist',
    'item.decide',
    {
      items: ['i1.subscriber', 'i1.access', 'i2.subscriber', 'i2.access', 'i3.access'],
      decision: 'grant',
      ground: '',
      text: '',
    },
  ],
  ['jurist', 'decision.give', { text: 'Все пункты удовлетворены в пределах указанных периодов.' }],
]

/** Collected in part when the request is withdrawn: what lies ready is never delivered. */
function collected(now: string): readonly Step[] {
  const mailbox = pasted(list('subscriber access'), now)[0]!
  const holder = { name: 'Капитан Ґедзь', address: '', msisdn: '', contract: 'ALK-50913', since: '2026-11-04' }
  return [
    ['analyst', 'item.collect', { items: ['i1.subscriber'], result: 'found', ground: '', text: '' }],
    [
      'analyst',
      'file.attach',
      { items: ['i1.subscriber'], name: 'i1-владелец.csv', content: subscriberCsv(mailbox, holder) },
    ],
    [
      'analyst',
      'item.collect',
      {
        items: ['i2.subscriber'],
        result: 'notHeld',
        ground: 'otherProvider',
        text: 'Адрес принадлежит сети другого оператора.',
      },
    ],
    [
      'analyst',
      'item.collect',
      {
        items: ['i3.access'],
        result: 'partial',
        ground: 'systemGap',
        text: 'Журнал открытий ссылки ведётся только с 21:20.',
      },
    ],
  ]
}

/** Returned once by the supervisor, served, granted, and withdrawn while data are collected; the agency's records are in Russian. */
export const withdrawal: Scenario = {
  name: 'withdrawal',
  steps: (now) => [
    ...filing(now),
    ...reviewed,
    ...collected(now),
    [
      'head',
      'request.withdraw',
      { text: 'Отправитель установлен и явился сам; данные больше не нужны. Собранное просим удалить.' },
    ],
  ],
  expected: {
    states: [
      ...(['draft', 'authorisation', 'draft', 'authorisation', 'sourceCheck'] as const),
      ...(['legalReview', 'collection', 'closed'] as const),
    ],
    outcome: 'withdrawn',
    files: 0,
  },
}
