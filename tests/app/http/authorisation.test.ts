import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '~/people/authorised'
import { agencies, practicePeople, type PracticePerson } from '../../../prisma/practice-city'
import { languages } from '~machines/kit/words'
import { opensOnPaper, paper, rolesOnPaper, type Reader } from '../../kit/authorisation'
import { openPortal, type Guest, type Reply } from '../../kit/portal'
import { northwind, openPractice, personId, type Practice } from '../../kit/practice'
import { openSealed, sealAll } from '../../kit/records'
import { dataRequest } from '../../kit/reading'
import {
  abroadCanaries,
  abroadSubject,
  canariesOf,
  contacts,
  everyone,
  openAbroadTwins,
  fileCanaries,
  fileSubject,
  openFileTwins,
  openReportTwins,
  openTwins,
  reportCanaries,
  reportSubject,
  revealEverything,
  sideOf,
  standsOnPaper,
  subjectOf,
  tenantOf,
  tenants,
  type Subject,
  type TwinAbroad,
  type TwinCase,
  type TwinFile,
  type TwinReport,
} from '../../kit/twins'

interface Asked {
  readonly page: string
  readonly path: string
  /** null for what does not exist, absent for a page that names nothing */
  readonly subject?: Subject | null
}

const table = paper()
const sources = readdirSync('app/routes').filter((name) => name.endsWith('.tsx'))
/** The pages that can be read, and those that can be written to. */
const withHandler = (pattern: RegExp) =>
  new Set(
    sources
      .filter((name) => pattern.test(readFileSync(`app/routes/${name}`, 'utf8')))
      .map((name) => addressOf(name.replace(/\.tsx$/, ''))),
  )
const postable = withHandler(/export (async )?function action/)
const postOnly = withHandler(/export function loader\(\) \{\n {2}throw notFound/)

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let cases: TwinCase[]
let reports: TwinReport[]
let abroad: TwinAbroad[]
let files: TwinFile[]
let finding: string
let asked: Asked[]
const guests = new Map<string, Guest>()

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  cases = await openTwins(practice)
  await revealEverything(practice, cases)
  finding = await openFinding()
  reports = await openReportTwins(practice)
  abroad = await openAbroadTwins(practice)
  files = await openFileTwins(practice, cases)
  const sealing = await openSealed(practice)
  for (const { id } of cases.filter(({ state }) => state === 'answered')) await sealAll(sealing, id)
  for (const { id } of reports.filter(({ sent }) => sent)) await sealAll(sealing, id)
  asked = await everyAddress()
  for (const { id } of everyone) guests.set(id, await portal.guest(id))
  guests.set('', await portal.guest(null))
}, 300_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

const absent = randomUUID()

/** A finding about a collector of tenant A, as the portal opens it. */
async function openFinding(): Promise<string> {
  const caseId = randomUUID()
  const about = { person: personId('collector'), organisation: northwind.id, rule: 'family', day: '2026-11-24' }
  const event = { name: 'finding.open', data: { ...about, numbers: { surname: 1 }, cases: [cases[0]!.id] } }
  const command = {
    actor: { kind: 'worker' },
    caseId,
    version: 0,
    token: caseId,
    procedure: 'finding@1',
    event,
  } as const
  expect(await practice.perform(command)).toMatchObject({ ok: true })
  return caseId
}

async function everyAddress(): Promise<Asked[]> {
  const pages = Object.keys(table.pages).filter((page) => !['/sign-out', '/language'].includes(page))
  const lists = await Promise.all(pages.map(addressesOf))
  return lists.flat()
}

async function addressesOf(page: string): Promise<Asked[]> {
  const { about } = table.pages[page]!
  if (page === '/audit/findings/:finding') return findingsAt(page)
  if (page.startsWith('/reports/:id')) return reportsAt(page)
  if (page.startsWith('/abroad/:id')) return abroadAt(page)
  if (page.startsWith('/files/:id')) return filesAt(page)
  if (about === 'case') return page.startsWith('/records') ? recordsAt(page) : casesAt(page)
  if (about === 'person') return peopleAt(page)
  if (about === 'organisation') return organisationsAt(page)
  const path = page.replace(':token', 'x'.repeat(43)).replace(':event', 'contact.designate')
  return [{ page, path: path.replace(':procedure', 'disclosure') }]
}

async function casesAt(page: string): Promise<Asked[]> {
  const at = (id: string, file: string, order: string) =>
    page
      .replace(':id', id)
      .replace(':section', 'matter')
      .replace(':identifier', 'new')
      .replace(':event', 'source.reject')
      .replace(':file', file)
      .replace(':order', order)
  const there = await Promise.all(
    cases
      .filter(({ state }) => !/:(file|order)$/.test(page) || state === 'answered')
      .map(async (each) => ({ page, path: at(each.id, ...(await papersOf(each))), subject: subjectOf(each) })),
  )
  return [
    ...there,
    { page, path: at(absent, absent, absent), subject: null },
    { page, path: at('no-id', absent, absent), subject: null },
  ]
}

function reportsAt(page: string): Asked[] {
  const at = (id: string) => page.replace(':id', id).replace(':event', 'report.dismiss')
  return [
    ...reports.map((each) => ({ page, path: at(each.id), subject: reportSubject(each) })),
    // a request has none of these pages
    ...[absent, 'no-id', cases[0]!.id].map((id) => ({ page, path: at(id), subject: null })),
  ]
}

function abroadAt(page: string): Asked[] {
  const at = (id: string) => page.replace(':id', id).replace(':event', 'point.refuse').replace(':part', 'support')
  return [
    ...abroad.map((each) => ({ page, path: at(each.id), subject: abroadSubject(each) })),
    // a request at home has none of these pages
    ...[absent, 'no-id', cases[0]!.id].map((id) => ({ page, path: at(id), subject: null })),
  ]
}

function filesAt(page: string): Asked[] {
  const at = (id: string) => page.replace(':id', id).replace(':event', 'file.close')
  return [
    ...files.map((each) => ({ page, path: at(each.id), subject: fileSubject(each) })),
    // neither a request nor a report has any of these pages
    ...[absent, 'no-id', cases[0]!.id, reports[0]!.id].map((id) => ({ page, path: at(id), subject: null })),
  ]
}

/** A produced file and an order of the case, by their ids. */
async function papersOf({ id, tenant, state }: TwinCase): Promise<[file: string, order: string]> {
  if (state !== 'answered') return [absent, absent]
  const { files, orders } = (await dataRequest(practice, tenant === 'A' ? 'collector' : 'analyst', id)).dossier
  return [files[0]!.id, orders[0]!.id]
}

async function recordsAt(page: string): Promise<Asked[]> {
  const answered = cases.filter(({ state }) => state === 'answered')
  const rows = await practice.platform.db.portal.record.findMany({ where: { form: 'request' } })
  const there = answered.map((each) => {
    const { sha256 } = rows.find(({ caseId }) => caseId === each.id)!
    return { page, path: page.replace(':record', sha256), subject: subjectOf(each) }
  })
  const sent = reports.find((each) => each.sent)!
  const receipt = await practice.platform.db.portal.record.findFirstOrThrow({ where: { form: 'reportReceipt' } })
  return [
    ...there,
    { page, path: page.replace(':record', receipt.sha256), subject: reportSubject(sent) },
    { page, path: page.replace(':record', '0'.repeat(64)), subject: null },
  ]
}

/** Findings are the auditors' own, whoever they are about. */
function findingsAt(page: string): Asked[] {
  const subject: Subject = { kind: 'case', tenant: null, owner: null, organisation: null, served: true }
  const at = (id: string) => page.replace(':finding', id)
  return [
    { page, path: at(finding), subject },
    { page, path: at(absent), subject: null },
  ]
}

function peopleAt(page: string): Asked[] {
  const atPerson = (id: string) => page.replace(':person', id).replace(':event', 'absence.note')
  const there = (['officer', 'investigator', 'reviewer', 'operator'] as const).map((part) => {
    const { id, organisation } = practicePeople.find((person) => person.id === personId(part))!
    const subject: Subject = { kind: 'person', tenant: tenantOf(organisation), owner: id, organisation, served: false }
    return { page, path: atPerson(id), subject }
  })
  return [...there, { page, path: atPerson(absent), subject: null }]
}

function organisationsAt(page: string): Asked[] {
  const { id } = page.includes('/authority') ? agencies[0]! : northwind
  const subject: Subject = { kind: 'organisation', tenant: 'A', owner: null, organisation: id, served: false }
  const at = (named: string) => page.replace(':organisation', named).replace(':event', 'contact.designate')
  return [
    { page, path: at(id), subject },
    { page, path: at(absent), subject: null },
  ]
}

function relationsOnPaper(person: PracticePerson, { page, subject }: Asked): string[] {
  const { about } = table.pages[page]!
  if (about === 'oneself') return ['self']
  if (about === 'ownOrganisation') return ['ownOrganisation']
  if (about !== 'nothing') return subject ? standsOnPaper(person, subject) : []
  const side = sideOf(person)
  return side === 'portal' || side === 'oversight' ? [side, 'none'] : ['none']
}

type Verdict = 'open' | 403 | 404

function verdictOn(person: PracticePerson, each: Asked): Verdict {
  const reader: Reader = { roles: person.roles, side: sideOf(person) }
  if (table.pages[each.page]!.about === 'invitation') return 404
  if (!rolesOnPaper(table, each.page, reader)) return 403
  if (opensOnPaper(table, each.page, reader, relationsOnPaper(person, each))) return 'open'
  return each.subject === undefined ? 403 : 404
}

/** A foreign request says no to a form in every state alike; two of them are asked. */
function isWritten({ path }: Asked): boolean {
  const of = cases.find(({ id }) => path.includes(id))
  return !of || of.state === 'draft' || of.state === 'answered'
}

const allCanaries = [
  ...tenants.flatMap((tenant) => canariesOf(tenant)),
  ...[...Object.values(reportCanaries), ...Object.values(abroadCanaries), ...Object.values(fileCanaries)],
]

/** The canaries a person must find nowhere: those of the tenants they are not of, and all that operators never read. */
function forbiddenTo(person: PracticePerson): readonly string[] {
  const side = sideOf(person)
  if (side === 'oversight') return allCanaries.filter((each) => /^canary-(note|internal|reported|abroad)/.test(each))
  if (side === 'portal') return allCanaries.filter((each) => !tenants.some((tenant) => contacts(tenant).includes(each)))
  const others = tenants.filter((tenant) => tenant !== tenantOf(person.organisation))
  const authorities = { ownPoint: ['HPB', 'VCP'], foreignPoint: ['HPB', 'VCP', 'CID'] } as const
  const code = agencies.find(({ id }) => id === person.organisation)?.code ?? ''
  const unseen = abroad.filter(({ at }) => !(authorities[at] as readonly string[]).includes(code))
  return [
    ...others.flatMap((tenant) => [...canariesOf(tenant), reportCanaries[tenant], fileCanaries[tenant]]),
    ...unseen.map(({ at }) => abroadCanaries[at]),
    // an investigation is nothing to a provider, whoever asks it
    ...(side === 'provider' ? Object.values(fileCanaries) : []),
  ]
}

/** On a request abroad other authorities read the agency's number. */
function unreadable(person: PracticePerson, { page }: Asked): readonly string[] {
  const forbidden = forbiddenTo(person)
  return page.startsWith('/abroad') ? forbidden.filter((each) => !each.endsWith('-2026-')) : forbidden
}

/** The texts that stand in a page, also where it may break them. */
function found(body: string, texts: readonly string[]): string[] {
  const unbroken = body.replace(/<wbr\/?>|<!-- -->/g, '')
  return texts.filter((text) => unbroken.includes(text))
}

async function eachOf<Item>(items: readonly Item[], visit: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items]
  const hand = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await visit(item)
  }
  await Promise.all(Array.from({ length: 8 }, hand))
}

/** A provider's answer that is none signs nobody in, whoever brings it. */
function answersOpen(page: string, status: number): boolean {
  return page === '/sign-in/:provider/return' ? status === 403 : [200, 302].includes(status)
}

const named = everyone.map((person) => [`${person.name} (${person.roles.join(', ')})`, person] as const)

describe('every page for every person, of their own, of others and of nobody', () => {
  test.each(named)('%s reads what the paper says', async (_name, person) => {
    const guest = guests.get(person.id)!
    const wrong: string[] = []
    const counted = { open: 0, 403: 0, 404: 0 }
    await eachOf(asked, async (each) => {
      if (postOnly.has(each.page)) return
      const reply = await guest.get(each.path)
      const verdict = verdictOn(person, each)
      counted[verdict] += 1
      const fits = verdict === 'open' ? answersOpen(each.page, reply.status) : reply.status === verdict
      if (!fits) wrong.push(`${each.path} is ${reply.status}, not ${verdict}`)
      const leaked = found(reply.body, verdict === 'open' ? unreadable(person, each) : allCanaries)
      if (leaked.length > 0) wrong.push(`${each.path} shows ${leaked.join(', ')}`)
    })
    expect(wrong).toEqual([])
    expect(Math.min(counted.open, counted[403], counted[404])).toBeGreaterThan(0)
  })

  test.each(named)('%s writes nowhere the paper does not say', async (_name, person) => {
    const guest = guests.get(person.id)!
    const versions = await standings()
    const wrong: string[] = []
    await eachOf(asked, async (each) => {
      if (!postable.has(each.page) || table.pages[each.page]!.who === 'anyone' || !isWritten(each)) return
      const reply = await guest.post(each.path, { token: randomUUID(), version: '999999' })
      const verdict = verdictOn(person, each)
      const fits = verdict === 'open' ? reply.status < 500 : reply.status === verdict
      if (!fits) wrong.push(`${each.path} is ${reply.status}, not ${verdict}`)
      const leaked = found(reply.body, verdict === 'open' ? unreadable(person, each) : allCanaries)
      if (leaked.length > 0) wrong.push(`${each.path} shows ${leaked.join(', ')}`)
    })
    expect(wrong).toEqual([])
    expect(await standings()).toEqual(versions)
  })

  const standings = () =>
    practice.platform.db.portal.case.findMany({ select: { id: true, version: true }, orderBy: { id: 'asc' } })

  test('whoever is not signed in is led to the sign-in page, whatever the address names', async () => {
    const guest = guests.get('')!
    const wrong: string[] = []
    await eachOf(asked, async ({ page, path }) => {
      const { who, about } = table.pages[page]!
      if (who === 'anyone' || postOnly.has(page)) return
      const { status, headers, body } = await guest.get(path)
      const fits = about === 'invitation' ? status === 404 : status === 302 && headers.location!.startsWith('/sign-in?')
      if (!fits || found(body, allCanaries).length > 0) wrong.push(`${path} is ${status}`)
    })
    expect(wrong).toEqual([])
  })

  test('the paper’s canaries sing: their own people read them', async () => {
    const seen = new Set<string>()
    for (const part of ['officer', 'investigator'] as const) {
      await eachOf(asked, async ({ path, subject }) => {
        if (!subject || path.startsWith('/records')) return
        const { body } = await guests.get(personId(part))!.get(path)
        found(body, allCanaries).forEach((each) => seen.add(each))
      })
    }
    // what stands in a file leaves by a confirmed download alone, and the report of tenant B was not sent
    const unseen = allCanaries.filter(
      (each) => !seen.has(each) && !each.includes('@') && !each.startsWith('canary-bytes') && each !== reportCanaries.B,
    )
    expect(unseen).toEqual([])
  })
})

describe('what is hidden is as what is not there', () => {
  const uniform = ({ status, body, headers }: Reply, id: string) => {
    const { date: _, 'x-request-id': __, 'content-security-policy': policy, ...rest } = headers
    const withoutNonce = (text: string) => text.replace(/nonce-[\w+/=]+|nonce="[^"]*"/g, 'nonce').replaceAll(id, 'ID')
    return { status, body: withoutNonce(body), policy: withoutNonce(String(policy)), headers: rest }
  }

  test.each([
    ['another agency’s officer', 'stranger'],
    ['a colleague', 'colleague'],
    ['another provider', 'otherProvider'],
    ['the addressed provider before service', 'intake'],
  ] as const)('%s', async (_name, part) => {
    const guest = guests.get(personId(part))!
    const hidden = cases.find(({ tenant, state }) => tenant === 'A' && state === 'authorisation')!.id
    for (const [page, { about }] of Object.entries(table.pages)) {
      if (about !== 'case' || !page.startsWith('/requests')) continue
      const at = (id: string) => page.replace(':id', id).replace(/:\w+/, 'x')
      const [there, nowhere] = await Promise.all([guest.get(at(hidden)), guest.get(at(absent))])
      expect(uniform(there, hidden), page).toEqual(uniform(nowhere, absent))
    }
  })

  test.each([
    ['another agency’s officer', 'stranger'],
    ['another provider', 'otherProvider'],
    ['the addressed agency before it is sent', 'officer'],
  ] as const)('a report: %s', async (_name, part) => {
    const guest = guests.get(personId(part))!
    const hidden = reports.find(({ tenant, sent }) => tenant === 'A' && !sent)!.id
    for (const page of Object.keys(table.pages).filter((each) => each.startsWith('/reports/:id'))) {
      const at = (id: string) => page.replace(':id', id).replace(/:\w+/, 'x')
      const [there, nowhere] = await Promise.all([guest.get(at(hidden)), guest.get(at(absent))])
      expect(uniform(there, hidden), page).toEqual(uniform(nowhere, absent))
    }
  })

  test('a record and a person', async () => {
    const answered = cases.find(({ state }) => state === 'answered')!
    const record = await practice.platform.db.portal.record.findFirstOrThrow({ where: { caseId: answered.id } })
    const stranger = guests.get(personId('stranger'))!
    const [there, nowhere] = ['0'.repeat(64), record.sha256].map((sha256) => `/records/${sha256}`)
    expect(uniform(await stranger.get(there!), '0'.repeat(64))).toEqual(
      uniform(await stranger.get(nowhere!), record.sha256),
    )
    const head = guests.get(personId('head'))!
    const [officer, nobody] = [personId('officer'), absent]
    expect(uniform(await head.get(`/people/${officer}`), officer)).toEqual(
      uniform(await head.get(`/people/${nobody}`), nobody),
    )
  })
})

describe('the table for whoever is signed in', () => {
  test('an auditor reads the whole, the same as the paper', async () => {
    const { body } = await guests.get(personId('auditor'))!.get('/authorisation.json')
    expect(JSON.parse(body)).toEqual(table)
  })

  test('others read what it says of their own roles, under the same hash', async () => {
    const { body } = await guests.get(personId('collector'))!.get('/authorisation.json?role=auditor')
    const read = JSON.parse(body) as typeof table & { version: string }
    expect(read.version).toBe((table as typeof read).version)
    expect(Object.keys(read.fields).sort()).toEqual(['collector', 'member'])
    expect(body).not.toContain('"auditor"')
  })

  test.each(languages)('it is in words in %s', async (language) => {
    const guest = await portal.guest(personId('auditor'), language)
    const { status, body } = await guest.get('/authorisation')
    expect(body).toContain(`<html lang="${language}">`)
    expect(status).toBe(200)
    expect(body).toContain((table as typeof table & { version: string }).version.slice(-12))
  })

  test.each(named)('the navigation of %s shows only what opens', async (_name, person) => {
    const guest = guests.get(person.id)!
    const { body } = await guest.get('/account')
    const shown = [.../<nav class="header__nav".*?<\/nav>/s.exec(body)![0].matchAll(/href="([^"]+)"/g)]
    for (const [, path] of shown) expect((await guest.get(path!)).status, path).toBe(200)
  })
})
