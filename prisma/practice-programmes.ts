import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Liaison } from '~/cases/liaison.server'
import type { ProgrammeText } from '~machines/programme'
import { personId, type Part } from './practice-cast'
import { agencies, domainOf, practicePeople, providers, type PracticeOrganisation } from './practice-city'
import { performAs } from './tell'

const [harbour, central, point] = agencies as [PracticeOrganisation, PracticeOrganisation, PracticeOrganisation]
const [northwind, alkyone] = providers as [PracticeOrganisation, PracticeOrganisation]

type Written = Pick<ProgrammeText, 'purpose' | 'scope' | 'territory' | 'law' | 'sections'>

/** The two agencies of Veldania tell each other what both ask about. */
const coordinating: readonly PracticeOrganisation[] = [harbour, point]

const harbourText: Written = {
  purpose:
    'This programme says how the Harbour Police Bureau asks service providers for data, and what providers can rely on when it does.',
  scope: 'All departments of the Bureau. It covers requests for data, orders to preserve them, and emergencies.',
  territory: 'Veldania',
  law: 'Criminal Procedure Act of Veldania, part 6; Convention on Cybercrime.',
  sections: {
    who: 'Sergeants and inspectors request; constables request subscriber data only. An inspector who did not request authorises. The authority matrix in the directory says who may do what.',
    course:
      'The officer writes the request and names the legal basis. A supervisor reads it afresh, compares it with the order, and authorises or returns it. What was not authorised is not sent.',
    training:
      'Everyone who requests or authorises has attended the course “Requests to service providers” within two years. It covers internet records, legal bases and the rights of those concerned.',
    verification:
      'Call our switchboard at the number in the register, ask for the officer named in the request and exchange the phrases that the portal gives. We never ask you to call a number given in a request.',
    delivery: 'Through the portal only, encrypted for the Bureau. We take no answer by e-mail.',
    confidentiality:
      'What we receive is read by the officers of the case and their supervisor. Each reading is logged. It is deleted once the proceedings are over and the law no longer asks for it.',
    emergencies:
      'The duty desk answers at every hour under the switchboard number. Emergency contacts of providers are used when life or limb is in danger, and for nothing else.',
    audit:
      'The inspectorate reads the trail of every request. Once a quarter the supervisor looks over ten requests drawn at random.',
    statistics:
      'Every January we publish how many requests we sent, by measure and category of data, and how they were answered. Small numbers are not shown.',
    review: 'The head of the cybercrime unit reviews this programme every year, and after every incident.',
  },
}

const centralText: Written = {
  purpose:
    'Программа определяет, как Центральное управление запрашивает данные у поставщиков услуг и на что поставщики могут при этом полагаться.',
  scope: 'Все подразделения управления: запросы о данных, обеспечение их сохранности, неотложные случаи.',
  territory: 'Орландия',
  law: 'Уголовно-процессуальный закон Орландии, раздел 9; Конвенция о киберпреступности.',
  sections: {
    who: 'Запрос составляет следователь, утверждает начальник отдела, который его не составлял. Кто что вправе, указано в таблице полномочий в справочнике.',
    course:
      'Следователь указывает правовое основание и прилагает постановление. Начальник отдела сверяет запрос с постановлением и утверждает его либо возвращает.',
    training:
      'Все, кто составляет и утверждает запросы, не реже одного раза в два года проходят курс «Запросы поставщикам услуг».',
    verification:
      'Звоните на коммутатор управления по номеру из реестра и обменяйтесь фразами, которые даёт портал. Мы никогда не просим звонить по номеру, указанному в запросе.',
    delivery: 'Только через портал, в зашифрованном виде. По электронной почте ответы не принимаются.',
    confidentiality:
      'Полученные данные читают только следователи по делу и их начальник; каждое обращение к данным записывается. По окончании производства данные уничтожаются в срок, установленный законом.',
    emergencies:
      'Дежурная часть отвечает круглосуточно по номеру коммутатора. Экстренные контакты поставщиков используются только при угрозе жизни и здоровью.',
    audit:
      'Журнал каждого запроса доступен органу надзора. Раз в квартал проверяются десять запросов, отобранных случайно.',
    statistics:
      'Ежегодно в январе публикуется число запросов по мерам и категориям данных и то, как на них ответили. Малые числа не показываются.',
    review: 'Программу ежегодно и после каждого происшествия пересматривает начальник управления.',
  },
}

const pointText: Written = {
  purpose:
    'This programme says how the contact point of Veldania passes requests on to other countries, has data preserved for them at home, and asks providers itself where the law has it do so.',
  scope:
    'The duty desk of the contact point. It covers requests from and to abroad, and requests to providers at home.',
  territory: 'Veldania',
  law: 'Criminal Procedure Act of Veldania, part 6; Convention on Cybercrime, Articles 29 and 35.',
  sections: {
    who: 'Duty officers request and forward; the head of the contact point authorises what a duty officer wrote.',
    course:
      'Each request from abroad is checked with the contact point that sent it, then ordered at home under our own law. What was not checked is not ordered.',
    training: 'Everyone on duty is trained before the first shift and every two years after that.',
    verification:
      'Call the number in the register and ask for the officer named in the request. We never ask you to call a number given in a request.',
    delivery: 'Through the portal only, encrypted for the contact point. We take no answer by e-mail.',
    confidentiality: 'Why data are preserved is known to authorities alone. Each reading is logged.',
    emergencies: 'The desk answers at every hour, on every day of the year.',
    audit: 'The inspectorate reads the trail of every request.',
    statistics: 'Every January we publish how many requests came, went out and were refused, by country and ground.',
    review: 'The head of the contact point reviews this programme every year, and after every incident.',
  },
}

const northwindText: Written = {
  purpose:
    'This programme says how Northwind Telecom handles requests of the authorities, and how authorities reach those who do.',
  scope: 'Northwind Mobile and Northwind Fixed Line.',
  territory: 'Veldania',
  law: 'Law of Veldania. Requests from abroad are answered where a treaty in force there lets us.',
  sections: {
    who: 'The intake desk receives, legal counsel decides, data analysts collect. Nobody decides on what they collect.',
    course:
      'Receipt is acknowledged within a working day. Each item is granted or refused with its reason; the usual time for an answer is published beside this programme.',
    training: 'Everyone on the desk is trained before the first request and every two years after that.',
    verification:
      'We call the agency back at the switchboard in the register before anything is disclosed, in emergencies too. What cannot be verified is refused, and the agency is told.',
    delivery:
      'File requests through the portal. We answer there, encrypted for the agency, and keep a record of each step.',
    confidentiality:
      'Requests are known to the people who work on them. Subscribers are told only where the request allows it.',
    emergencies:
      'The network operations centre answers at every hour at the emergency contact in the directory, and has counsel on call within the hour.',
    audit: 'Internal audit draws twenty requests a quarter. The inspectorate reads the trail of all of them.',
    statistics: 'A transparency report every year: requests received, granted in full or in part, refused, by ground.',
    review: 'Legal counsel reviews this programme every year and whenever the law or a service changes.',
  },
}

const alkyoneText: Written = {
  purpose:
    'Ce programme décrit la manière dont Alkyone traite les demandes des autorités et les moyens de joindre les personnes qui en sont chargées.',
  scope: 'Le service Alkyone Mail.',
  territory: 'Orlandie',
  law: 'Droit orlandais. Les demandes étrangères suivent les traités en vigueur.',
  sections: {
    who: 'Une juriste reçoit et examine les demandes ; un analyste recueille les données ; une contrôleuse relit chaque réponse avant sa remise.',
    course:
      'La réception est accusée sous un jour ouvré. Chaque point est accordé ou refusé, motifs à l’appui. Le délai habituel de réponse est publié à côté de ce programme.',
    training: 'Formation avant la première demande, renouvelée tous les deux ans.',
    verification:
      'Nous rappelons l’autorité à son standard inscrit au registre avant toute communication, y compris en cas d’urgence. Ce qui ne peut être vérifié est rejeté, et l’autorité en est avisée.',
    delivery: 'Par le portail uniquement. Les réponses y sont remises, chiffrées pour l’autorité.',
    confidentiality:
      'Une demande n’est connue que des personnes qui la traitent. Le client n’est informé que si la demande le permet.',
    emergencies:
      'Le point de contact d’urgence figurant dans l’annuaire répond à toute heure ; une juriste est d’astreinte.',
    audit: 'Un contrôle interne porte chaque trimestre sur vingt demandes tirées au sort.',
    statistics: 'Rapport annuel : demandes reçues, accordées en tout ou partie, refusées, par motif.',
    review: 'La juriste réexamine ce programme chaque année et à chaque changement de la loi ou du service.',
  },
}

const programmes = [
  { of: harbour, by: 'supervisor', second: 'operator', text: harbourText },
  { of: central, by: 'head', second: 'deputyHead', text: centralText },
  { of: point, by: 'dutyHead', second: 'operator', text: pointText },
  { of: northwind, by: 'intake', second: 'reviewer', text: northwindText },
  { of: alkyone, by: 'jurist', second: 'operator', text: alkyoneText },
] as const satisfies readonly { of: PracticeOrganisation; by: Part; second: Part; text: Written }[]

/** Agencies and providers of the practice city publish their programmes: written by one, approved by another. */
export async function publishProgrammes(portal: Pick<Liaison, 'perform' | 'people'>, now: string): Promise<void> {
  for (const { of, by, second, text } of programmes) {
    const caseId = randomUUID()
    let version = 0
    const does = async (part: Part, name: string, data: object) => {
      const actor = { kind: 'person', personId: personId(part) } as const
      const opening = version === 0 ? { procedure: 'programme@1' } : {}
      const command = { actor, caseId, version, token: randomUUID(), event: { name, data }, ...opening }
      const answer = await performAs(portal, command)
      if (!answer.ok) throw new Error(`${name} of ${of.code}: ${JSON.stringify(answer)}`)
      version = answer.version
    }
    await does(by, 'programme.open', { organisation: of.id })
    await does(by, 'programme.save', wholeText(of, by, text, now))
    await does(by, 'programme.submit', {})
    await does(second, 'programme.publish', { version: 1 })
  }
}

function wholeText(of: PracticeOrganisation, by: Part, text: Written, now: string): ProgrammeText {
  const { name, title } = practicePeople.find(({ id }) => id === personId(by))!
  const effectiveFrom = Temporal.Instant.from(now).toZonedDateTimeISO(of.zone).toPlainDate().toString()
  const languages = [...new Set([of.language, 'en'] as const)]
  return {
    ...text,
    languages,
    coordination: coordinating.includes(of) ? 'shared' : 'apart',
    effectiveFrom,
    responsible: { name, title, mail: `desk@${domainOf(of)}`, phone: of.switchboard },
  }
}
