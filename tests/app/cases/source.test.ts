import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestDossier } from '~machines/request/case'
import { justificationOf, type RiskCode } from '~machines/request/source-check'
import { sections, until, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

/** What the portal notices by itself about a request that is served, on a real database. */

let practice: Practice
beforeAll(async () => void (practice = await openPractice('2026-11-23T09:00:00.000Z')))
afterAll(() => practice.close())

interface Telling {
  readonly facts: string
  readonly account?: string
  readonly by?: readonly [Part, Part]
}

async function serve({ facts, account, by = ['officer', 'supervisor'] }: Telling): Promise<RequestDossier> {
  const caseId = randomUUID()
  const [first, window] = sections.identifiers
  const sought = { ...window, kind: 'account', value: account, port: null, categories: ['subscriber'] }
  const changed: Readonly<Record<string, unknown>> = {
    matter: { ...sections.matter, facts },
    identifiers: account === undefined ? [first] : [sought],
  }
  const steps = until('sourceCheck').map(([part, name, data]): Step => {
    const { section } = (data ?? {}) as { section?: string }
    const values = section && changed[section]
    return [part === 'officer' ? by[0] : by[1], name, values ? { section, values } : data]
  })
  await tell(practice.liaison, caseId, steps)
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
  return (await practice.liaison.cases.unmasked({ id: personId('intake') }, caseId))!
}

const codesOf = ({ served }: RequestDossier): readonly RiskCode[] => served!.source!.risks.map(({ code }) => code)

test('the same words in another request of the agency are noticed, other words and another agency’s are not', async () => {
  const facts = 'On 3 May the shop lost 410 crowns to one Горан.'
  const first = await serve({ facts })
  expect(codesOf(first)).not.toContain('repeatedText')
  const again = await serve({ facts: 'on 14  May the shop lost 95 crowns to one ГОРАН.' })
  expect(codesOf(again)).toContain('repeatedText')
  expect(again.served!.source!.sameTextAt).toBe(first.served!.servedAt)
  expect(codesOf(await serve({ facts: `${facts} He has an accomplice.` }))).not.toContain('repeatedText')
  expect(codesOf(await serve({ facts, by: ['duty', 'dutyHead'] }))).not.toContain('repeatedText')
})

test('what is kept of the words is a keyed hash', async () => {
  const { served } = await serve({ facts: 'A boat was taken from the quay.' })
  const rows = await practice.platform.db.portal.textPrint.findMany()
  expect(rows.length).toBeGreaterThan(0)
  const plain = Buffer.from(justificationOf(served!.content))
  const guess = await crypto.subtle.digest('SHA-256', plain)
  for (const { print } of rows) {
    expect(print).toHaveLength(32)
    expect(Buffer.from(print)).not.toEqual(Buffer.from(guess))
  }
})

test('somebody of the officer’s or the supervisor’s name among those sought is noticed', async () => {
  const facts = 'An account was used to threaten a witness.'
  expect(codesOf(await serve({ facts, account: 'harbour.cat' }))).not.toContain('ownName')
  for (const account of ['ana.kovac', 'WEILER-77']) {
    const { served } = await serve({ facts: `${facts} ${account}`, account })
    expect(codesOf({ served } as RequestDossier), account).toContain('ownName')
  }
})
