import { nobodyConcerned } from '~machines/request/sensitive'
import { fixedLine, northwind } from '../practice-cast'
import { calledBack, type Step } from '../practice-stories'
import { sessionsJson, subscriberCsv } from './files'
import { filed, pasted, type Scenario } from './scenario'

/** As free lines; in Athens, too, the hour from three to four came twice on 25 October, so its offset is stated. */
const list = `comptoir.greement@northwind.example 2026-10-01 00:00:00 – 2026-10-31 00:00:00 Europe/Athens subscriber access
198.51.100.23:49712 2026-10-25 03:20:11 +03:00 subscriber access
ζήσης.παππάς@northwind.example 01.09.2026 00:00 – 30.09.2026 23:59 Europe/Athens subscriber
`
const narrowed =
  'comptoir.greement@northwind.example 2026-10-24 18:00:00 – 2026-10-26 08:00:00 Europe/Athens subscriber access'

const matter = {
  title: 'Prise de contrôle de la messagerie d’un shipchandler',
  reference: 'HPB 2275/26',
  offence: 'accountTakeover',
  facts:
    'Le 26 octobre 2026, deux armateurs ont viré 61 400 couronnes sur un compte indiqué par des messages envoyés depuis la boîte du comptoir Gréement & Fils, à l’insu de celui-ci. Le gérant, Étienne Vašek, a porté plainte le 28 octobre.',
  internalNotes: '',
}

const basis = {
  code: 'prosecutorOrder',
  order: '14 Js 2275/26',
  issuedBy: 'Parquet de Port Velden',
  issuedOn: '2026-11-10',
  necessity:
    'Le compte bénéficiaire a été vidé en une heure et ne mène à personne. Seules les connexions à la boîte désignent qui a envoyé les messages.',
}

const filing = (now: string): readonly Step[] => [
  ['officer', 'request.open', { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'fr' }],
  ...filed('officer', {
    ...{ matter, basis, identifiers: pasted(list, now) },
    handling: { confidentiality: 'mayInform', answerLanguage: 'fr', sensitive: nobodyConcerned },
  }),
  ['officer', 'request.submit'],
  ['supervisor', 'request.authorise', { checked: true }],
]

const clarified = (now: string): readonly Step[] => [
  ['reviewer', 'request.acknowledge'],
  ...calledBack(
    'reviewer',
    'Standard du Harbour Police Bureau, puis la sergente Kovač',
    'Rappelé au numéro inscrit au registre.',
  ),
  ['reviewer', 'review.take'],
  [
    'reviewer',
    'clarification.seek',
    {
      defects: [
        {
          ...{ code: 'windowTooWide', field: 'identifiers.i1' },
          text: 'Trente jours couvrent plus de neuf cents connexions, dont celles du titulaire. Quels jours, et à partir de quelle heure, sont nécessaires ?',
        },
        {
          ...{ code: 'factsInsufficient', field: '' },
          text: 'Quel rapport y a-t-il entre l’adresse 198.51.100.23 et les messages du 26 octobre ?',
        },
      ],
    },
  ],
  [
    'officer',
    'clarification.answer',
    {
      text: 'La période est ramenée aux deux nuits du 24 au 26 octobre : de la première connexion inconnue du gérant aux derniers messages.',
      matter: {
        facts: `${matter.facts} L’adresse 198.51.100.23 figure dans l’en-tête du premier de ces messages, daté du 25 octobre à 3 h 20, avant le passage à l’heure d’hiver.`,
      },
      identifiers: { i1: pasted(narrowed, now)[0] },
    },
  ],
]

const holder = {
  name: 'Étienne Vašek',
  address: '12, quai des Voiliers, 2100 Orlande',
  msisdn: '',
  contract: 'ALK-40771',
  since: '2021-02-08',
}

function answering(now: string): readonly Step[] {
  const address = pasted(list, now)[1]!
  const mailbox = pasted(narrowed, now)[0]!
  return [
    [
      'reviewer',
      'item.decide',
      { items: ['i1.subscriber', 'i1.access', 'i2.access', 'i3.subscriber'], decision: 'grant', ground: '', text: '' },
    ],
    [
      'reviewer',
      'item.decide',
      {
        items: ['i2.subscriber'],
        decision: 'refuse',
        ground: 'wrongProvider',
        text: 'L’adresse appartient à un autre opérateur ; Northwind n’en voit que les connexions à sa messagerie.',
      },
    ],
    [
      'reviewer',
      'decision.give',
      { text: 'Les précisions reçues suffisent ; les données sont limitées aux deux nuits indiquées.' },
    ],
    [
      'collector',
      'item.collect',
      { items: ['i1.subscriber', 'i1.access', 'i2.access'], result: 'found', ground: '', text: '' },
    ],
    [
      'collector',
      'item.collect',
      {
        items: ['i3.subscriber'],
        result: 'notFound',
        ground: 'noMatch',
        text: 'Aucune boîte de ce nom n’existait en septembre.',
      },
    ],
    [
      'collector',
      'file.attach',
      { items: ['i1.subscriber'], name: 'i1-titulaire.csv', content: subscriberCsv(mailbox, holder) },
    ],
    [
      'collector',
      'file.attach',
      {
        items: ['i1.access'],
        name: 'i1-connexions.json',
        content: sessionsJson(mailbox, holder, ['203.0.113.9', '198.51.100.23', '203.0.113.9']),
      },
    ],
    [
      'collector',
      'file.attach',
      { items: ['i2.access'], name: 'i2-connexions.json', content: sessionsJson(address, holder, [address.value]) },
    ],
    [
      'collector',
      'collection.complete',
      { system: 'Journal des connexions IMAP et Webmail', extractedAt: now, text: 'Heures en UTC.' },
    ],
    ['checker', 'answer.deliver', { complete: true, instants: true }],
    ['officer', 'receipt.confirm', { text: '' }],
  ]
}

/** Two defects, mended by narrowing a month to two nights; then delivered, in French throughout. */
export const clarification: Scenario = {
  name: 'clarification',
  steps: (now) => [...filing(now), ...clarified(now), ...answering(now)],
  expected: {
    states: [
      ...(['draft', 'authorisation', 'sourceCheck', 'legalReview', 'clarification', 'legalReview'] as const),
      ...(['collection', 'qualityCheck', 'answered', 'closed'] as const),
    ],
    outcome: 'deliveredInPart',
    files: 3,
  },
}
