import { nobodyConcerned } from '~machines/request/sensitive'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mobile, northwind } from '../../practice-cast'
import type { Step } from '../../practice-stories'
import { filed, pasted } from '../scenario'

/** Two hundred sources of one fraud, as an officer puts them together from four logs; each line says its own zone. */
const list = readFileSync(join(import.meta.dirname, 'identifiers-200.csv'), 'utf8')

export const identifiersOf = (now: string) => pasted(list, now)

const matter = {
  title: 'Card fraud at a ferry ticket shop: 200 sources',
  reference: 'HPB 2288/26',
  offence: 'fraud',
  facts: `Between 25 October and 14 November 2026 unknown persons opened 311 customer accounts at the shop ferry-tickets.example and bought passages with the card numbers of other people; the loss is 84,200 crowns so far. The shop’s operator, Ελένη Βασιλείου, complained on 16 November. The accounts carry names such as Горан Ильич and Ζήσης Παππάς, which need not be real.
The identifiers come from four logs, each in its own zone: the shop’s web server (Europe/Vienna), the payment gateway (Asia/Kolkata), the mail host that confirmed the accounts (Europe/Athens), and for the night of 25 October, in which the hour from two to three came twice, the web server’s raw log with its offset to UTC.
Source ports are those of the TCP connection. Web server and gateway were synchronised; the web server’s monitoring shows an offset below 50 ms throughout. The ten instants in spring are trial purchases at another shop with the same cards.
Telephone numbers, devices and SIM cards were given with the orders or seen by the shop’s application. The account names were used to pay by Northwind wallet.`,
  internalNotes: 'Account g.ilyich-77 may belong to a source of team 4: speak with Jonas before anybody is approached.',
}

const basis = {
  code: 'prosecutorOrder',
  order: '14 Js 2288/26',
  issuedBy: 'Prosecutor’s office of Port Velden',
  issuedOn: '2026-11-19',
  necessity: `The card numbers were bought abroad and lead no further; deliveries were electronic. Nothing but the connections leads to whoever placed the orders.
Subscriber data are asked of single instants. Access data are asked of the minutes around fourteen log-ins and of four accounts, since several people used them. Traffic data are asked of four numbers to which the confirmation codes went.`,
}

/** The request from opening to authorisation. */
export function filing(now: string): readonly Step[] {
  const identifiers = identifiersOf(now)
  const sections = {
    matter,
    basis,
    identifiers,
    handling: { confidentiality: 'mayInform', answerLanguage: 'en', sensitive: nobodyConcerned },
  }
  return [
    ['officer', 'request.open', { providerId: northwind.id, serviceId: mobile.id, answerLanguage: 'en' }],
    ...filed('officer', sections),
    ['officer', 'note.add', { text: 'The list was read twice by a colleague, Петр Савин, against the four logs.' }],
    ['officer', 'request.submit'],
    ['supervisor', 'request.authorise', { checked: true }],
  ]
}
