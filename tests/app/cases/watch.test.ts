import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { openPractice, personId, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'
import { sections, until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openSealed } from '../../kit/records'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice()
  await openSealed(practice)
})
afterAll(() => practice.close())

const auditor = { id: personId('auditor') }
const reveal = { items: 'all', reason: 'collecting', text: '' }

test('whoever reveals a case with their own surname in it becomes a finding, judged by an auditor, and its text is kept nowhere', async () => {
  const { liaison } = practice
  const caseId = randomUUID()
  const matter = { ...sections.matter, facts: 'An account of one PETIT, Marie.' }
  const steps = until('collection').map((step) =>
    (step[2] as { section?: string } | undefined)?.section === 'matter'
      ? ([step[0], step[1], { section: 'matter', values: matter }] as const)
      : step,
  )
  await tell(liaison, caseId, steps)
  expect(await practice.does('collector', caseId, 'identity.reveal', reveal)).toMatchObject({ ok: true })
  await workOff(liaison)

  const [line, ...more] = await liaison.watch.findings(auditor)
  expect(more).toEqual([])
  expect(line).toMatchObject({
    state: 'found',
    context: { rule: 'family', numbers: { surname: 1, mail: 0, phone: 0 } },
  })
  const finding = await liaison.watch.finding(auditor, line!.id)
  expect(finding).toMatchObject({ person: 'Aline Petit', cases: [{ id: caseId }] })
  expect(JSON.stringify(finding)).not.toContain('PETIT')
  expect(await liaison.watch.finding({ id: personId('collector') }, line!.id)).toBeNull()

  const judged = { text: 'No relative of hers.' }
  expect(await practice.does('collector', line!.id, 'finding.dismiss', judged)).toMatchObject({ because: 'not-found' })
  expect(await practice.does('auditor', line!.id, 'finding.dismiss', { text: '' })).toMatchObject({
    because: 'invalid',
  })
  expect(await practice.does('auditor', line!.id, 'finding.dismiss', judged)).toMatchObject({ ok: true })
  expect(await liaison.verify.case(line!.id)).toMatchObject({ verdict: 'holds' })
})

test('looks within ten minutes are one row, and the next ten minutes another', async () => {
  const { liaison, clock, platform } = practice
  const caseId = await caseAt(practice, 'legalReview')
  const reader = { id: personId('reviewer') }
  clock.set('2026-11-24T10:00:01.000Z')
  for (let each = 0; each < 3; each++) await liaison.cases.show(reader, caseId, 'request')
  await liaison.cases.show(reader, caseId, 'trail')
  clock.advance(600_000)
  await liaison.cases.show(reader, caseId, 'request')
  const rows = await platform.db.portal.sighting.findMany({
    where: { caseId },
    orderBy: [{ slot: 'asc' }, { fields: 'asc' }],
  })
  expect(rows.map(({ fields }) => fields)).toEqual(['request', 'trail', 'request'])
  expect(await liaison.cases.sightings(auditor, { caseId, organisationId: randomUUID() })).toEqual([])
  expect(await liaison.cases.sightings(auditor, { caseId, search: 'duarte' })).toHaveLength(3)
})

test('the sample is of last week, the same for everyone, and no larger than the pack says', async () => {
  const { liaison, clock } = practice
  const caseId = await caseAt(practice, 'legalReview')
  clock.set('2026-11-25T10:00:00.000Z')
  for (let each = 0; each < 12; each++)
    await practice.does('reviewer', caseId, 'identity.reveal', { ...reveal, reason: 'reviewing' })
  clock.set('2026-12-01T10:00:00.000Z')
  const sample = await liaison.watch.sample(auditor)
  expect(sample).toHaveLength(10)
  expect(await liaison.watch.sample(auditor)).toEqual(sample)
  clock.set('2026-12-08T10:00:00.000Z')
  expect(await liaison.watch.sample(auditor)).toEqual([])
})

test('rules are asked about a day once, whatever is asked again', async () => {
  const { liaison, clock, platform } = practice
  clock.set('2026-12-09T10:00:00.000Z')
  await liaison.watch.lookOver('2026-12-08')
  await liaison.watch.lookOver('2026-12-08')
  expect(await platform.db.portal.case.count({ where: { procedure: 'finding@1' } })).toBe(1)
})
