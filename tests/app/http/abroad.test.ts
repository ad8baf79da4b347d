import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { abroadSupport, abroadUntil, executedAtHome } from '../../../prisma/practice-abroad'
import { tell } from '../../../prisma/tell'
import { openPortal } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

/** Pages of a request abroad, as whoever it concerns and the auditor are given them. */

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
const caseId = randomUUID()

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  const said = { authority: 'Ministry of Justice', reference: 'MJ 7/26', on: today(), text: '' }
  const order = randomUUID()
  await tell(practice.liaison, caseId, abroadUntil('execution'), 'international@1')
  await tell(practice.liaison, order, executedAtHome(caseId, practice.platform.clock.now()), 'preservation@1')
  await tell(practice.liaison, caseId, [
    ['investigator', 'execution.report', { request: order, text: '' }],
    ['officer', 'mutualAssistance.send', said],
    ['head', 'mutualAssistance.receive', said],
    ['head', 'mutualAssistance.decide', { ...said, result: 'postponed' }],
  ])
  await workOff(practice.liaison)
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

const today = () => practice.platform.clock.now().slice(0, 10)
const read = async (part: Part, page: string) => (await portal.guest(personId(part))).get(`/abroad/${caseId}${page}`)

test.each(['officer', 'supervisor', 'duty', 'investigator', 'head', 'auditor'] as const)(
  'the %s reads the steps, and has the trail derived again on the spot',
  async (part) => {
    for (const page of ['', '/order', '/documents', '/trail', '/trail?check=now']) {
      const { status, body } = await read(part, page)
      expect(status, page).toBe(200)
      if (part === 'auditor') expect(body, page).not.toContain(abroadSupport.facts)
    }
    expect((await read(part, '/trail?check=now')).body).toContain('Source checked abroad')
  },
)

test.each(['intake', 'jurist', 'controller'] as const)('the %s of a provider is let into nothing', async (part) => {
  for (const page of ['', '/order', '/support', '/documents', '/trail'])
    expect((await read(part, page)).status, page).toBe(403)
})
