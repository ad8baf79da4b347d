import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestView } from '~/cases/views'
import { workOff } from '~/jobs/worker.server'
import { alkyone, alkyoneMail } from '../../../prisma/practice-cast'
import { sections, until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
})
afterAll(() => practice.close())

const sensitive = { concerned: 'yes', professions: ['journalist', 'lawyer'], necessity: 'She is the victim.' }
const handling = { section: 'handling', values: { ...sections.handling, sensitive } }

const ostranian = { providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'ru' }

/** A draft of the agency with two supervisors, or of the one with one, to a provider at home. */
async function drafted(of: 'investigator' | 'officer'): Promise<string> {
  const caseId = randomUUID()
  const own = (event: string, data?: object) => (of === 'investigator' && event === 'request.open' ? ostranian : data)
  await tell(
    practice.liaison,
    caseId,
    until('draft').map(([, event, data]) => [of, event, own(event, data)] as const),
  )
  expect(await practice.does(of, caseId, 'draft.save', handling)).toMatchObject({ ok: true })
  return caseId
}

async function seen(part: Part, caseId: string): Promise<RequestView | null> {
  return practice.liaison.cases.read({ id: personId(part) }, caseId)
}

async function refused(part: Part, caseId: string, name: string): Promise<readonly string[]> {
  const answer = await practice.does(part, caseId, name, { checked: true })
  return answer.ok ? [] : answer.problems.map(({ rule }) => rule)
}

test('the provider has it, with its number, after two people; each proof holds, and the records name both', async () => {
  const caseId = await drafted('investigator')
  expect(await practice.does('investigator', caseId, 'request.submit')).toMatchObject({ ok: true })
  expect(await refused('head', caseId, 'request.authorise')).toEqual(['approval-missing'])
  expect(await practice.does('head', caseId, 'request.approve', { checked: true })).toMatchObject({ ok: true })
  expect(await refused('head', caseId, 'request.authorise')).toEqual(['approver-cannot-authorise'])
  expect(await seen('jurist', caseId)).toBeNull()
  expect((await seen('deputyHead', caseId))!.context.number).toBeNull()
  expect(await practice.does('deputyHead', caseId, 'request.authorise', { checked: true })).toMatchObject({ ok: true })
  await workOff(practice.liaison)

  const provider = (await seen('jurist', caseId))!
  expect(provider.context).toMatchObject({
    number: expect.stringMatching(/-000001$/),
    professions: ['journalist', 'lawyer'],
  })
  expect(provider.dossier.served).toMatchObject({
    ...{ approver: { id: personId('head') }, authoriser: { id: personId('deputyHead') } },
    content: { handling: { sensitive: { concerned: 'yes', necessity: '' } } },
  })
  expect(JSON.stringify(provider.dossier)).not.toContain('She is the victim.')
  expect(provider.trail.map(({ event }) => event)).not.toContain('request.approve')
  const proofs = await practice.liaison.cases.proofs({ id: personId('jurist') }, caseId)
  expect(proofs.map(({ event, holds }) => [event, holds])).toEqual([
    ...[
      ['request.submit', true],
      ['request.approve', true],
      ['request.authorise', true],
    ],
  ])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('an agency with a single supervisor is told before it submits', async () => {
  const caseId = await drafted('officer')
  const answer = await practice.does('officer', caseId, 'request.submit')
  expect(answer).toMatchObject({ ok: false, problems: [{ rule: 'second-supervisor-missing' }] })
})

test('auditors have them counted apart, agency by agency and profession by profession', async () => {
  await tell(practice.liaison, randomUUID(), until('sourceCheck'))
  const counts = await practice.liaison.cases.agencyUse({ id: personId('auditor') })
  const said = counts.map(({ requests, sensitive: concerned, professions }) => [requests, concerned, professions])
  expect(said.toSorted((one, other) => Number(one[1]) - Number(other[1]))).toEqual([
    [1, 0, []],
    [
      ...[1, 1],
      [
        { pack: 'practice@1', code: 'journalist', requests: 1 },
        { pack: 'practice@1', code: 'lawyer', requests: 1 },
      ],
    ],
  ])
})
