import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Liaison } from '~/cases/liaison.server'
import type { Actor } from '~/people/actor'
import type { OwnerConnection } from '~/platform/db.server'
import { SettingRefused } from '~/platform/env.server'
import { inTurn } from '~/platform/migrate.server'
import {
  agencies,
  contactPoints,
  domainOf,
  onwardPeople,
  onwardProviders,
  oversight,
  practicePeople,
  providers,
  type PracticeOrganisation,
  type PracticePerson,
} from './practice-city'
import { publishMatrices } from './practice-authority'
import { abroadUntil } from './practice-abroad'
import { emergencyUntil } from './practice-emergencies'
import { endedFile, openFile } from './practice-files'
import { preservationUntil } from './practice-preservations'
import { practiceCases } from './practice-cases'
import { practiceReports } from './practice-reports'
import { publishProgrammes } from './practice-programmes'
import type { Step } from './practice-stories'
import { performAs, tell } from './tell'

type Portal = Pick<Liaison, 'perform' | 'directory' | 'people' | 'platform'>
type Who = Actor | PracticePerson

/**
 * Fills an empty practice portal, one process after the other. A city whose building was cut short is refused: its parts
 * lean on each other, and everything in it is only for practice.
 */
export async function buildPracticeCity(liaison: Liaison, owner: OwnerConnection): Promise<void> {
  const { dataDir, databaseUrl } = liaison.platform.env
  const mark = join(dataDir, 'practice', 'half-built')
  await inTurn(owner, async () => {
    if (existsSync(mark))
      throw new SettingRefused(
        `The first start was interrupted and left the practice city half built. Delete ${dataDir}${databaseUrl ? ', empty the database' : ''} and start again.`,
      )
    const isEmpty = (await liaison.directory.organisations('portal')).length === 0
    if (isEmpty) {
      mkdirSync(dirname(mark), { recursive: true, mode: 0o700 })
      writeFileSync(mark, '')
    }
    await seedPracticeCity(liaison)
    await seedPracticeCases(liaison)
    if (isEmpty) rmSync(mark)
  })
}

/**
 * Fills an empty practice portal with the practice city: fictional organisations and people under a fictional law.
 * Everything comes about by events through the door, as it would for anyone: two operators let the organisations in,
 * these vouch for their people and record their trainings.
 */
export async function seedPracticeCity(liaison: Portal): Promise<void> {
  if ((await liaison.directory.organisations('portal')).length > 0) return
  const [operations, ...others] = [...oversight, ...agencies, ...providers] as [PracticeOrganisation]
  const city = teller(liaison)
  await found(city, operations)
  for (const person of operators) await city.letIn(person)
  for (const organisation of others as PracticeOrganisation[]) await enrol(city, organisation)
  for (const person of [...practicePeople].sort(administratorsFirst)) {
    if (!operators.includes(person)) await (isAdministrator(person) ? city.letIn(person) : city.join(person))
  }
  for (const person of practicePeople) await train(city, person)
  for (const organisation of [...agencies, ...providers]) await designate(city, organisation)
  for (const organisation of providers) await answerAtNight(city, organisation)
  await giveEmergencyRight(city, agencies[0]!)
  for (const point of contactPoints) await appoint(city, point)
  await publishMatrices(liaison, liaison.platform.clock.now())
  await publishProgrammes(liaison, liaison.platform.clock.now())
}

/** Lets the providers in that only a story along several of them needs, with their people. */
export async function seedOnwardProviders(liaison: Portal): Promise<void> {
  if (await liaison.directory.entry('portal', onwardProviders[0]!.id)) return
  const city = teller(liaison)
  for (const organisation of onwardProviders) await enrol(city, organisation)
  for (const person of onwardPeople) await (isAdministrator(person) ? city.letIn(person) : city.join(person))
  for (const person of onwardPeople) await train(city, person)
  for (const organisation of onwardProviders) await designate(city, organisation)
}

const everybody = [...practicePeople, ...onwardPeople]
const operators = practicePeople.filter(({ roles }) => roles.includes('operator'))
const [operator, second] = operators as [PracticePerson, PracticePerson]
const isAdministrator = ({ roles }: PracticePerson) => roles.includes('administrator')
const administratorsFirst = (one: PracticePerson, other: PracticePerson) =>
  Number(isAdministrator(other)) - Number(isAdministrator(one))
const worker: Actor = { kind: 'worker' }

/** Whoever looks after this person: an administrator of the organisation, or the operator for the administrator. */
function keeperOf(person: PracticePerson): PracticePerson {
  const own = everybody.find((each) => each.organisation === person.organisation && isAdministrator(each))
  return own === undefined || own === person ? (person === operator ? second : operator) : own
}

/** How events of the practice city happen, one after another, each on its case as it stands. */
function teller({ perform, people, platform }: Portal) {
  const versions = new Map<string, number>()
  const dayOf = (days: number) =>
    new Date(Date.parse(platform.clock.now()) + days * 86_400_000).toISOString().slice(0, 10)

  const does = async (who: Who, caseId: string, name: string, data: object = {}): Promise<void> => {
    const version = versions.get(caseId) ?? 0
    const actor: Actor = 'kind' in who ? who : { kind: 'person', personId: who.id }
    const procedure = { 'organisation.register': 'organisation@1', 'membership.invite': 'membership@1' }[name]
    const opening = procedure ? { procedure } : {}
    const command = { actor, caseId, version, token: randomUUID(), event: { name, data }, ...opening }
    const answer = await performAs({ perform, people }, command)
    if (!answer.ok) throw new Error(`practice city, ${name} on ${caseId}: ${JSON.stringify(answer)}`)
    versions.set(caseId, answer.version)
  }

  const accept = (person: PracticePerson) =>
    does(person, person.id, 'membership.accept', { passkey: people.practice!.of(person.id) })

  return {
    does,
    dayOf,
    now: platform.clock.now,
    /** The portal itself lets in who operates it and who looks after an organisation of the practice city, as people who were there before. */
    letIn: async (person: PracticePerson): Promise<void> => {
      await does(worker, person.id, 'membership.invite', { ...profileOf(person), invitation: null, identified: null })
      await accept(person)
    },
    join: async (person: PracticePerson): Promise<void> => {
      const { invitation } = people.invitationOf(randomUUID())
      const identified = { how: 'inPerson', document: 'serviceCard', seenOn: dayOf(-1) }
      await does(keeperOf(person), person.id, 'membership.invite', { ...profileOf(person), invitation, identified })
      await people.mailCodes.confirm(person.id, await people.mailCodes.make(person))
      await accept(person)
    },
  }
}

type City = ReturnType<typeof teller>

/** A person of the practice city who comes later, let in by the portal itself. */
export async function letIn(liaison: Portal, person: PracticePerson): Promise<void> {
  await teller(liaison).letIn(person)
}

function profileOf({ id: person, ...profile }: PracticePerson) {
  return { ...profile, person }
}

async function found({ does }: City, { id, services: _, ...profile }: PracticeOrganisation): Promise<void> {
  await does(worker, id, 'organisation.register', { ...profile, organisation: id, securityContact: null })
  await does(worker, id, 'organisation.admit')
}

async function enrol({ does, now }: City, organisation: PracticeOrganisation): Promise<void> {
  const { id, services, ...profile } = organisation
  const domain = domainOf(organisation)
  const { language, switchboard } = profile
  const securityContact = { name: 'Security desk', mail: `security@${domain}`, phone: switchboard, language }
  await does(operator, id, 'organisation.register', { ...profile, organisation: id, securityContact })
  await does(operator, id, 'domain.claim', { domain, value: createHash('md5').update(domain).digest('hex') })
  await does(operator, id, 'domain.attest', { domain, text: 'Stated in writing and read out at the switchboard.' })
  await does(operator, id, 'organisation.vet', {
    ...{ source: 'Printed state directory', number: switchboard, reached: 'Duty desk', at: now(), text: '' },
    ...{
      result: 'confirmed',
      documents: [{ kind: 'publicRegister', reference: `${profile.country} ${profile.code}` }],
    },
  })
  await does(second, id, 'domain.prove', { domain, method: 'statement' })
  await does(second, id, 'organisation.admit')
  for (const service of services) await does(operator, id, 'service.publish', { service })
}

async function train({ does, dayOf }: City, person: PracticePerson): Promise<void> {
  if (operators.includes(person)) return
  await does(keeperOf(person), person.id, 'training.record', {
    ...{ training: randomUUID(), course: 'Requests to service providers', provider: 'Academy of Veldania' },
    ...{ completedOn: dayOf(-60), validUntil: dayOf(670), evidence: `AV ${person.id.slice(-3)}` },
  })
}

async function designate({ does, dayOf }: City, { id, zone, language, ...organisation }: PracticeOrganisation) {
  const administrator = everybody.find((person) => person.organisation === id && isAdministrator(person))!
  await does(administrator, id, 'contact.designate', {
    ...{ contact: randomUUID(), kind: 'singlePoint', name: '', title: administrator.title, zone, from: dayOf(0) },
    ...{ mail: `desk@${domainOf(organisation)}`, phone: organisation.switchboard, hours: '08:00–18:00' },
    ...{ languages: [...new Set([language, 'en'])], until: null },
    powers: ['receive', 'inform', 'confirmSource'],
  })
}

/** Who answers at a provider outside office hours, tried by a call. */
async function answerAtNight(
  { does, dayOf, now }: City,
  { id, zone, language, ...organisation }: PracticeOrganisation,
) {
  const administrator = everybody.find((person) => person.organisation === id && isAdministrator(person))!
  const contact = randomUUID()
  await does(administrator, id, 'contact.designate', {
    ...{ contact, kind: 'emergency', name: '', title: 'Network operations', zone, from: dayOf(0), until: null },
    ...{ mail: `night@${domainOf(organisation)}`, phone: organisation.switchboard, hours: '00:00–24:00' },
    ...{ languages: [...new Set([language, 'en'])], powers: ['confirmSource', 'decideEmergencies', 'preserve'] },
  })
  const call = { contact, at: now(), result: 'reached', minutes: 4, caller: `${operator.name}, Liaison Operations` }
  await does(operator, id, 'contact.test', call)
}

/** In the practice city an emergency can be tried at once: two operators waive the thirty days. */
async function giveEmergencyRight({ does }: City, { id }: PracticeOrganisation): Promise<void> {
  await does(operator, id, 'emergency.propose', {
    waiver: 'Practice city: emergencies are to be tried from the first day.',
  })
  await does(second, id, 'emergency.grant')
}

/** Two operators appoint whoever stands for a country in the 24/7 network. */
async function appoint({ does }: City, organisation: string): Promise<void> {
  await does(operator, organisation, 'network.propose', { register: 'Treaty Office, list of 1 October 2026' })
  await does(second, organisation, 'network.appoint')
}

/** Requests at every place of the procedure, so that a newcomer meets none of its pages empty. */
export async function seedPracticeCases(liaison: Liaison): Promise<void> {
  if ((await liaison.platform.db.portal.case.count({ where: { procedure: 'disclosure@1' } })) > 0) return
  const told = async (steps: readonly Step[], procedure?: string) => {
    const id = randomUUID()
    await tell(liaison, id, steps, procedure)
    return id
  }
  const requests: string[] = []
  for (const steps of practiceCases()) requests.push(await told(steps))
  const now = liaison.platform.clock.now()
  await told(preservationUntil('sourceCheck', now), 'preservation@1')
  const kept = await told(preservationUntil('inEffect', now), 'preservation@1')
  for (const place of ['sourceCheck', 'answered', 'oral'] as const)
    await told(emergencyUntil(place, now), 'emergency@1')
  for (const place of ['ownPoint', 'foreignPoint'] as const) await told(abroadUntil(place), 'international@1')
  // the draft, and threats that wait for their authorisation, belong to what the preservation is about
  await told(openFile([...requests.slice(0, 2), kept]), 'file@1')
  await told(endedFile(requests.slice(-2)), 'file@1')
  for (const steps of practiceReports) await tell(liaison, randomUUID(), steps, 'provider-report@1')
}
