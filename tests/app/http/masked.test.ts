import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import type { Identifier } from '~machines/identifiers/identifier'
import { keptLog } from '../../kit/log'
import { openPortal, postConfirmed, type Reply } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { openSealed } from '../../kit/records'
import { dataRequest } from '../../kit/reading'
import { sections, stories, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'

const canaries = {
  address: '198.51.100.213',
  mailbox: 'heron.canary@mail.example',
  facts: 'Canaryfacts Heron Umbra',
  necessity: 'Canarynecessity',
  internal: 'Canaryinternal',
  result: 'Canaryresult',
  file: 'Canaryfile',
  order: 'Canaryorder',
}
const secrets = Object.values(canaries)

const identifiers: readonly Identifier[] = [
  { ...sections.identifiers[0]!, value: canaries.address },
  { ...sections.identifiers[1]!, kind: 'email', value: canaries.mailbox },
]

const order: Step = [
  'officer',
  'order.attach',
  {
    ...{ kind: 'order', name: `${canaries.order}.pdf`, signed: 'judge', number: '14 Js 2201/26', day: '2026-11-20' },
    ...{ court: 'Court of Port Velden', judge: 'Dr Kern', lines: [canaries.mailbox] },
  },
]

/** The delivered story with canaries wherever the target is described. */
const delivered = stories
  .delivered!.slice(0, -1)
  .flatMap((step) => (step[1] === 'request.submit' ? [order, step] : [step]))
const story: readonly Step[] = delivered.map(([part, name, data]): Step => {
  const { section } = (data ?? {}) as { section?: string }
  const matter = { facts: canaries.facts, internalNotes: canaries.internal }
  if (section === 'identifiers') return [part, name, { section, values: identifiers }]
  if (section === 'matter') return [part, name, { section, values: { ...sections.matter, ...matter } }]
  if (section === 'basis')
    return [part, name, { section, values: { ...sections.basis, necessity: canaries.necessity } }]
  if (name === 'file.attach') return [part, name, { ...data, name: `${canaries.file}.csv`, content: canaries.mailbox }]
  const result = (data ?? {}) as { result?: string }
  return result.result === 'notFound' ? [part, name, { ...data, text: canaries.result }] : [part, name, data]
})

const readers: readonly Part[] = ['officer', 'supervisor', 'intake', 'reviewer', 'collector', 'checker', 'auditor']
const pages = [
  '',
  'content',
  'decision',
  'production',
  'messages',
  'notes',
  'documents',
  'orders',
  'trail',
  'sightings',
  'reveal',
]
const steps = ['step/receipt.confirm', 'step/answer.contest', 'step/request.amend']

const kept = keptLog()
let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let caseId: string
let records: string[]
let orders: string[]
let files: string[]

beforeAll(async () => {
  practice = await openPractice()
  const liaison = await openSealed({ ...practice, platform: { ...practice.platform, log: kept.log } })
  caseId = randomUUID()
  await tell(liaison, caseId, story)
  await practice.perform({
    ...{ actor: { kind: 'person', personId: personId('officer') }, caseId, version: null, token: randomUUID() },
    event: { name: 'message.add', data: { text: `Is ${canaries.address} still in use?` } },
  })
  await workOff(liaison)
  records = (await practice.platform.db.portal.record.findMany({ where: { caseId } })).map(({ sha256 }) => sha256)
  orders = (await dataRequest(practice, 'officer', caseId)).dossier.orders.map(({ id }) => id)
  files = (await dataRequest(practice, 'officer', caseId)).dossier.files.map(({ id }) => id)
  portal = await openPortal({ ...practice, liaison })
}, 300_000)
afterAll(async () => {
  await portal?.close()
  await practice?.close()
})

const get = async (part: Part, path: string): Promise<Reply> => (await portal.guest(personId(part))).get(path)
const post = async (part: Part, path: string, fields: Record<string, string>): Promise<Reply> =>
  postConfirmed(await portal.guest(personId(part)), path, fields)

/** Everything a person can get of the case, as bytes; pages that are not theirs say so by their status. */
async function seenBy(part: Part): Promise<{ path: string; bytes: string }[]> {
  const lists = part === 'auditor' ? ['/audit', '/audit/findings', '/audit/sightings'] : ['/requests?show=all']
  const own = [...pages, ...steps].map((page) => `/requests/${caseId}${page && `/${page}`}`)
  const paths = [
    ...[...lists, ...own, ...records.flatMap((sha256) => [`/records/${sha256}`, `/records/${sha256}/pdf`])],
    ...files.map((id) => `/requests/${caseId}/files/${id}`),
    ...orders.map((id) => `/requests/${caseId}/orders/${id}`),
    ...['/account', '/authorisation.json'],
  ]
  const seen: { path: string; bytes: string }[] = []
  for (const path of paths) {
    const answer = await get(part, path)
    expect(answer.status, `${part} ${path}`).toBeLessThan(500)
    seen.push({ path, bytes: `${JSON.stringify(answer.headers)}\n${answer.body}` })
  }
  return seen
}

function leaksIn(seen: readonly { path: string; bytes: string }[]): string[] {
  return seen.flatMap(({ path, bytes }) =>
    secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${path}: ${secret}`),
  )
}

test('no page of the case names whoever is sought before a reveal', async () => {
  for (const part of readers) {
    const seen = await seenBy(part)
    expect(leaksIn(seen), part).toEqual([])
    const copied = seen.filter(({ bytes }) => /data-copy="[^"]*…/.test(bytes)).map(({ path }) => path)
    expect(copied, `${part} can copy a mask`).toEqual([])
  }
}, 300_000)

test('a reveal shows it to that person alone, and only for its hours', async () => {
  const why = { event: 'identity.reveal', token: randomUUID(), scope: 'all', back: `/requests/${caseId}/content` }
  const unreasoned = await post('reviewer', `/requests/${caseId}/reveal`, why)
  expect(unreasoned.status).toBe(422)
  const answer = await post('reviewer', `/requests/${caseId}/reveal`, {
    ...{ ...why, token: randomUUID(), 'why.reason': 'reviewing' },
  })
  expect([answer.status, answer.headers.location]).toEqual([302, `/requests/${caseId}/content`])

  const content = (await get('reviewer', `/requests/${caseId}/content`)).body
  for (const secret of [canaries.address, canaries.facts, canaries.necessity]) expect(content).toContain(secret)
  const production = (await get('reviewer', `/requests/${caseId}/production`)).body
  expect(production).toContain(canaries.file)
  for (const part of ['intake', 'officer', 'auditor'] as const) expect(leaksIn(await seenBy(part)), part).toEqual([])

  const looks = await practice.platform.db.portal.sighting.findMany({ where: { caseId, fields: 'identity' } })
  expect(new Set(looks.map(({ personId: id }) => id))).toEqual(new Set([personId('reviewer')]))

  practice.clock.advance(8 * 3_600_000)
  expect(leaksIn(await seenBy('reviewer'))).toEqual([])
}, 300_000)

test('an auditor sees it only after another auditor has allowed it', async () => {
  const reveal = { items: 'all', reason: 'complaint', text: '' }
  const early = await practice.does('auditor', caseId, 'identity.reveal', reveal)
  expect(early).toMatchObject({ because: 'not-permitted', problems: [{ rule: 'oversight-not-allowed' }] })
  const asked = { reason: 'complaint', text: 'Somebody complained.' }
  expect(await practice.does('auditor', caseId, 'identity.askOversight', asked)).toMatchObject({ ok: true })
  const oneself = await practice.does('auditor', caseId, 'identity.allowOversight', { person: personId('auditor') })
  expect(oneself).toMatchObject({ ok: false })
  const person = { person: personId('auditor') }
  expect(await practice.does('secondAuditor', caseId, 'identity.allowOversight', person)).toMatchObject({ ok: true })
  expect(await practice.does('auditor', caseId, 'identity.reveal', reveal)).toMatchObject({ ok: true })
  const content = (await get('auditor', `/requests/${caseId}/content`)).body
  expect(content).toContain(canaries.address)
  expect(content).not.toContain(canaries.internal)
})

test('the portal’s role can’t change or delete a look', async () => {
  const client = new pg.Client({ ...practice.owner, user: 'portal' })
  await client.connect()
  for (const table of ['Sighting', 'TargetSight'])
    for (const statement of [`DELETE FROM "${table}"`, `UPDATE "${table}" SET at = now()`, `TRUNCATE "${table}"`])
      await expect(client.query(statement)).rejects.toThrow(/permission denied/)
  await client.end()
  const owner = new pg.Client(practice.owner)
  await owner.connect()
  await expect(owner.query('DELETE FROM "Sighting"')).rejects.toThrow(/append-only/)
  await owner.end()
})

test('a look at identity that can’t be noted is not served; another one is, and the loss is in the log', async () => {
  await practice.does('reviewer', caseId, 'identity.reveal', { items: 'all', reason: 'reviewing', text: '' })
  const owner = new pg.Client(practice.owner)
  await owner.connect()
  await owner.query('REVOKE INSERT ON "Sighting" FROM portal')
  try {
    const refused = await get('reviewer', `/requests/${caseId}/content`)
    expect(refused.status).toBeGreaterThanOrEqual(500)
    expect(leaksIn([{ path: '', bytes: refused.body }])).toEqual([])
    expect((await get('intake', `/requests/${caseId}/content`)).status).toBe(200)
    const lost = kept.main.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lost).toContainEqual(
      expect.objectContaining({ msg: 'a look could not be noted', personId: personId('intake') }),
    )
  } finally {
    await owner.query('GRANT INSERT ON "Sighting" TO portal')
    await owner.end()
  }
})

test('no line of the log names whoever is sought', () => {
  expect(kept.main.length).toBeGreaterThan(0)
  expect(leaksIn([...kept.main, ...kept.security].map((bytes) => ({ path: 'log', bytes })))).toEqual([])
})

test('nothing at rest names whoever is sought: database, files, outbox, in any usual form', async () => {
  const forms = secrets.flatMap((secret) => {
    const bytes = Buffer.from(secret)
    // what stands before a text in base64 shifts its letters: three ways to find it
    const shifted = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(shift === 0 ? 0 : 4)
        .replace(/..?=*$/, ''),
    )
    return [secret, bytes.toString('hex'), ...shifted].map((form) => form.toLowerCase())
  })
  const owner = new pg.Client(practice.owner)
  await owner.connect()
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(15)
  for (const { name } of tables) {
    const { rows } = await owner.query<{ line: string }>(`SELECT t::text AS line FROM ${name} AS t`)
    const dump = rows
      .map(({ line }) => line)
      .join('\n')
      .toLowerCase()
    expect(
      forms.filter((form) => dump.includes(form)),
      name,
    ).toEqual([])
  }
  await owner.end()
  const folder = practice.platform.env.dataDir
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const bytes = (await readFile(file)).toString('latin1').toLowerCase()
    expect(
      forms.filter((form) => `${file}\n${bytes}`.includes(form)),
      file,
    ).toEqual([])
  }
})
