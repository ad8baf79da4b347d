import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import type { Language, Role } from '~machines/kit/words'

/** Fictional throughout: no such country, law, organisation or person exists. Ids are fixed so that links in a tutorial keep. */
export interface PracticeOrganisation extends Omit<OrganisationFacts, 'state' | 'domains' | 'emergencyRight'> {
  readonly services: readonly Omit<ServiceFacts, 'provider'>[]
}

export interface PracticePerson {
  readonly id: string
  readonly organisation: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly language: Language
  readonly roles: readonly Role[]
}

const id = (kind: number, number: number) => `00000000-0000-4000-8000-${kind}${String(number).padStart(11, '0')}`

export const oversight: readonly PracticeOrganisation[] = [
  {
    ...{
      id: id(1, 1),
      side: 'portal',
      code: 'OPS',
      name: 'Liaison Operations',
      country: 'VD',
      zone: 'Europe/Vienna',
      language: 'en',
    },
    address: '1 Lighthouse Quay, 1000 Port Velden, Veldania',
    ...{ switchboard: '+1 555 0100', website: 'https://operations.example', services: [] },
  },
  {
    ...{
      id: id(1, 2),
      side: 'oversight',
      code: 'DPA',
      name: 'Data Protection Inspectorate of Veldania',
      country: 'VD',
      zone: 'Europe/Vienna',
      language: 'en',
    },
    address: '12 Charter Street, 1010 Port Velden, Veldania',
    ...{ switchboard: '+1 555 0101', website: 'https://inspectorate.example', services: [] },
  },
]

export const agencies: readonly PracticeOrganisation[] = [
  {
    ...{
      id: id(1, 3),
      side: 'agency',
      code: 'HPB',
      name: 'Harbour Police Bureau',
      country: 'VD',
      zone: 'Europe/Vienna',
      language: 'en',
    },
    address: '4 Customs Row, 1020 Port Velden, Veldania',
    ...{ switchboard: '+1 555 0102', website: 'https://harbour-police.example', services: [] },
  },
  {
    ...{ id: id(1, 4), side: 'agency', code: 'CID', country: 'OR', zone: 'Europe/Sofia', language: 'ru' },
    name: 'Центральное управление расследований Республики Орландия по особо важным делам о кибердеятельности',
    address: 'ул. Маячная, 7, 2000 Орландск, Орландия',
    ...{ switchboard: '+1 555 0103', website: 'https://cid.example', services: [] },
  },
  {
    ...{ id: id(1, 7), side: 'agency', code: 'VCP', country: 'VD', zone: 'Europe/Vienna', language: 'en' },
    name: '24/7 Point of Contact of Veldania',
    address: '2 Beacon Square, 1000 Port Velden, Veldania',
    ...{ switchboard: '+1 555 0106', website: 'https://contact-point.example', services: [] },
  },
]

/** Who stands for each country in the 24/7 network (Convention on Cybercrime, 35). */
export const contactPoints: readonly string[] = [id(1, 4), id(1, 7)]

export const providers: readonly PracticeOrganisation[] = [
  {
    ...{
      id: id(1, 5),
      side: 'provider',
      code: 'NWT',
      name: 'Northwind Telecom',
      country: 'VD',
      zone: 'Europe/Vienna',
      language: 'en',
    },
    address: '80 Mast Road, 1100 Port Velden, Veldania',
    ...{ switchboard: '+1 555 0104', website: 'https://northwind.example' },
    services: [
      {
        ...{ id: id(2, 1), name: 'Northwind Mobile', carrierGradeNat: true },
        identifierKinds: ['ipv4', 'ipv6', 'phone', 'imsi', 'imei', 'account'],
        categories: ['subscriber', 'access', 'traffic'],
        retention: { access: 183, traffic: 183 },
        bases: { traffic: ['courtOrder'] },
      },
      {
        ...{ id: id(2, 2), name: 'Northwind Fixed Line', carrierGradeNat: false },
        identifierKinds: ['ipv4', 'ipv6', 'phone', 'account', 'email'],
        categories: ['subscriber', 'access', 'traffic', 'content'],
      },
    ],
  },
  {
    ...{
      id: id(1, 6),
      side: 'provider',
      code: 'ALK',
      name: 'Αλκυόνη Επικοινωνίες',
      country: 'OR',
      zone: 'Europe/Athens',
      language: 'fr',
    },
    address: '3, rue du Phare, 2100 Orlande, Orlandie',
    ...{ switchboard: '+1 555 0105', website: 'https://alkyone.example' },
    services: [
      {
        ...{ id: id(2, 3), name: 'Alkyone Mail', carrierGradeNat: false },
        identifierKinds: ['ipv4', 'ipv6', 'email', 'account', 'url', 'domain', 'other'],
        categories: ['subscriber', 'access', 'traffic', 'content'],
      },
    ],
  },
]

/** The domain of an organisation's people, which is that of its website. */
export function domainOf({ website }: Pick<PracticeOrganisation, 'website'>): string {
  return new URL(website).host
}

const [operations, inspectorate] = oversight as [PracticeOrganisation, PracticeOrganisation]
const [harbour, central, contactPoint] = agencies as [PracticeOrganisation, PracticeOrganisation, PracticeOrganisation]
const [northwind, alkyone] = providers as [PracticeOrganisation, PracticeOrganisation]

let people = 0
function person(organisation: PracticeOrganisation, name: string, title: string, ...roles: Role[]): PracticePerson {
  people += 1
  return {
    ...{ id: id(3, people), organisation: organisation.id, name, title, roles, language: organisation.language },
    email: `person${people}@${domainOf(organisation)}`,
    phone: `+1 555 01${String(10 + people).padStart(2, '0')}`,
  }
}

export const practicePeople: readonly PracticePerson[] = [
  person(operations, 'Olga Stern', 'Operator', 'operator', 'administrator'),
  person(inspectorate, 'Édith Laurent', 'Inspector', 'auditor', 'administrator'),
  person(harbour, 'Mira Kovač', 'Sergeant', 'officer'),
  person(harbour, 'Jonas Weiler', 'Inspector', 'supervisor', 'administrator'),
  person(harbour, 'Петр Савин', 'Constable', 'officer'),
  person(central, 'Анна Белова', 'Следователь', 'officer'),
  person(central, 'Георгий Дымов', 'Начальник отдела', 'supervisor', 'administrator'),
  person(northwind, 'Tomas Brand', 'Intake desk', 'intake', 'administrator'),
  person(northwind, 'Ines Duarte', 'Legal counsel', 'legalReviewer'),
  person(northwind, 'Aline Petit', 'Data analyst', 'collector'),
  person(northwind, 'Rolf Haas', 'Quality officer', 'qualityChecker'),
  person(alkyone, 'Δέσποινα Παππά', 'Juriste', 'intake', 'legalReviewer', 'administrator'),
  person(alkyone, 'Νίκος Ρήγας', 'Analyste', 'collector'),
  person(alkyone, 'Élise Moreau', 'Contrôleuse', 'qualityChecker'),
  person(operations, 'Viktor Lind', 'Operator', 'operator'),
  person(inspectorate, 'Henrik Aalto', 'Inspector', 'auditor'),
  person(contactPoint, 'Iva Marin', 'Duty officer', 'officer'),
  person(contactPoint, 'Dario Conti', 'Head of the contact point', 'supervisor', 'administrator'),
  person(central, 'Ольга Ремез', 'Начальник отдела', 'supervisor'),
]

/** Providers further along the way of a communication, who join the city only where a story goes there. */
export const onwardProviders: readonly PracticeOrganisation[] = [
  {
    ...{ id: id(1, 8), side: 'provider', code: 'BRK', name: 'Breakwater Net', country: 'VD', zone: 'Europe/Vienna' },
    ...{ language: 'en', address: '2 Sluice Lane, 1110 Port Velden, Veldania' },
    ...{ switchboard: '+1 555 0107', website: 'https://breakwater.example' },
    services: [
      {
        ...{ id: id(2, 4), name: 'Breakwater Transit', carrierGradeNat: false },
        identifierKinds: ['ipv4', 'ipv6'],
        categories: ['access', 'traffic'],
      },
    ],
  },
  {
    ...{ id: id(1, 9), side: 'provider', code: 'LNT', name: 'Lantern Hosting', country: 'VD', zone: 'Europe/Vienna' },
    ...{ language: 'en', address: '31 Ropemaker Street, 1120 Port Velden, Veldania' },
    ...{ switchboard: '+1 555 0108', website: 'https://lantern.example' },
    services: [
      {
        ...{ id: id(2, 5), name: 'Lantern Mail', carrierGradeNat: false },
        identifierKinds: ['ipv4', 'ipv6', 'email', 'account'],
        categories: ['subscriber', 'access', 'traffic', 'content'],
      },
    ],
  },
]
const [breakwater, lantern] = onwardProviders as [PracticeOrganisation, PracticeOrganisation]

export const onwardPeople: readonly PracticePerson[] = [
  person(breakwater, 'Marta Quist', 'Counsel', 'intake', 'legalReviewer', 'collector', 'administrator'),
  person(lantern, 'Bram Oster', 'Counsel', 'intake', 'legalReviewer', 'administrator'),
  person(lantern, 'Leena Sund', 'Engineer', 'collector'),
  person(lantern, 'Otto Reiss', 'Reader', 'qualityChecker'),
]
