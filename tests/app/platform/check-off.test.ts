import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { personRoles, type Role } from '~machines/kit/words'
import { fieldClasses } from '~machines/kit/sight'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { openSealed, sealAll } from '../../kit/records'
import { caseAt } from '../../kit/story'

/** The portal's own table, which can be switched off: then everybody holds every role on everything. */
const table = vi.hoisted(() => ({ off: false }))
vi.mock('~/people/authorised', async (original) => {
  const asked = await original<typeof import('~/people/authorised')>()
  const everyRole = [...new Set(Object.values(personRoles).flat())] as Role[]
  return {
    ...asked,
    mayOpen: (...args: Parameters<typeof asked.mayOpen>) => table.off || asked.mayOpen(...args),
    couldOpen: (...args: Parameters<typeof asked.couldOpen>) => table.off || asked.couldOpen(...args),
    rolesFrom: (...args: Parameters<typeof asked.rolesFrom>) => (table.off ? everyRole : asked.rolesFrom(...args)),
    classesSeen: (...args: Parameters<typeof asked.classesSeen>) =>
      table.off ? fieldClasses : asked.classesSeen(...args),
  }
})

let practice: Practice
let caseId: string
let draft: string
let record: string
beforeAll(async () => {
  practice = await openPractice()
  await openSealed(practice)
  caseId = await caseAt(practice, 'answered')
  draft = await caseAt(practice, 'draft')
  await sealAll(practice.liaison, caseId)
  record = (await practice.liaison.cases.read({ id: personId('officer') }, caseId))!.records[0]!.sha256
  table.off = true
}, 120_000)
afterAll(() => practice.close())

const outsiders = ['colleague', 'stranger', 'head', 'jurist', 'operator'] as const satisfies readonly Part[]

describe.each(outsiders)('with the portal’s own check switched off, %s', (part) => {
  const reader = { id: personId(part) }

  test('reads nothing of a request on which they do not stand', async () => {
    const { cases, records, production, orders } = practice.liaison
    for (const id of [caseId, draft]) {
      expect(await cases.read(reader, id)).toBeNull()
      expect(await cases.unmasked(reader, id)).toBeNull()
      expect(await cases.standing(reader, id)).toBeNull()
      expect(await cases.sightings(reader, { caseId: id })).toEqual([])
      for (const asking of ['agency', 'provider'] as const)
        expect(await cases.earlier({ ...reader, side: asking, roles: ['officer', 'intake'] }, id)).toBeNull()
    }
    expect(await records.caseOf(reader, record)).toBeNull()
    expect(await records.read(reader.id, record)).toBeNull()
    expect(await records.twin(reader.id, record)).toBeNull()
    for (const opened of [production, orders])
      expect(await opened.open(reader.id, { caseId, file: caseId })).toMatchObject({ because: 'not-found' })
    await expect(cases.proofs(reader, caseId)).rejects.toThrow()
  })

  test('finds none of it in a list drawn as if they audited', async () => {
    const auditing = { ...reader, side: 'oversight', roles: ['auditor'], organisation: { id: caseId } } as const
    const { lines } = await practice.liaison.cases.list(auditing, { show: 'all' })
    expect(lines.map(({ id }) => id).filter((id) => id === caseId || id === draft)).toEqual([])
  })
})

test('with the portal’s own check switched off, whoever stands on the request still reads it', async () => {
  const { cases, records } = practice.liaison
  const auditing = { side: 'oversight', roles: ['auditor'], organisation: { id: caseId } } as const
  for (const part of ['officer', 'supervisor', 'reviewer', 'auditor'] as const) {
    expect(await cases.read({ id: personId(part) }, caseId), part).not.toBeNull()
    const { lines } = await cases.list({ id: personId(part), ...auditing }, { show: 'all' })
    expect(
      lines.map(({ id }) => id),
      part,
    ).toContain(caseId)
  }
  expect(await records.caseOf({ id: personId('officer') }, record)).toBe(caseId)
})

test.each(['officer', 'reviewer', 'stranger'] as const)(
  'with the portal’s own check switched off, %s learns nothing of who looks after whom',
  async (part) => {
    const reader = { id: personId(part) }
    const { people, enrolment, watch } = practice.liaison
    const other = personId(part === 'stranger' ? 'officer' : 'stranger')
    expect(await people.member(reader, other)).toBeNull()
    expect(await people.sessions.list(reader, other)).toEqual([])
    expect(await people.identitiesOf(reader, other)).toEqual([])
    expect(await people.recovery.of(reader, other)).toBeNull()
    await expect(people.passkeys.list(reader, other)).rejects.toThrow()
    expect(await enrolment.membership(reader.id, other)).toBeNull()
    expect(await watch.findings(reader)).toEqual([])
    expect(await watch.sample(reader)).toEqual([])
  },
)
