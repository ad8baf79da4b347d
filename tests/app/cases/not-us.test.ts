import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notUsToken, readNotUsToken } from '~/cases/not-us-link'
import { DownloadStopped, whileAllowed } from '~/cases/while-allowed.server'
import { workOff } from '~/jobs/worker.server'
import { stories, until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPractice, personId, type Practice } from '../../kit/practice'
import { dataRequest } from '../../kit/reading'

let practice: Practice
beforeAll(async () => void (practice = await openPractice()))
afterAll(() => practice.close())

const at = (caseId: string) => practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
const stateOf = async (part: 'officer' | 'supervisor') =>
  (await practice.platform.db.portal.person.findUniqueOrThrow({ where: { id: personId(part) } })).state

async function told(steps: Parameters<typeof tell>[2]): Promise<string> {
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, steps)
  return caseId
}

async function noticesOf(caseId: string) {
  await workOff(practice.liaison)
  const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId }, orderBy: { sentAt: 'asc' } })
  return letters.filter(({ body }) => body.includes('/not-us/'))
}

const tokenIn = (body: string) => /\/not-us\/([\w-]+)/.exec(body)![1]!

describe('the second channel', () => {
  test('tells the security contact of every service and every release, and nothing of what is asked', async () => {
    const caseId = await told(stories.delivered!)
    const letters = await noticesOf(caseId)
    expect(letters.map(({ subject }) => subject.replace(/VD-\S+/, '…'))).toEqual([
      'Request … was served in the name of Harbour Police Bureau',
      'Data were released to Harbour Police Bureau on request …',
    ])
    for (const { recipient, subject, body } of letters) {
      expect(recipient).toMatch(/^security@/)
      for (const secret of ['203.0.113.77', 'Subscriber behind', 'Mira', 'Горан', '14 Js'])
        expect(subject + body).not.toContain(secret)
    }
    const sent = readdirSync(join(practice.platform.env.dataDir, 'mail')).map((name) =>
      readFileSync(join(practice.platform.env.dataDir, 'mail', name), 'utf8'),
    )
    expect(sent.some((letter) => letter.includes('security@'))).toBe(true)
  })

  test('a link is of its portal, its case and its entry; any other is nobody’s', async () => {
    const { vault } = practice.platform
    const notice = { caseId: randomUUID(), entry: 9 }
    const token = notUsToken(vault, notice)
    expect(readNotUsToken(vault, token)).toEqual(notice)
    for (let index = 0; index < token.length; index++) {
      const other = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1)
      expect(readNotUsToken(vault, other), String(index)).toBeNull()
    }
    for (const other of ['', 'x', `${token}A`, token.slice(1), `${token}=`])
      expect(readNotUsToken(vault, other)).toBeNull()
    expect(await practice.liaison.notUs.show(token)).toBeNull()
    expect(await practice.liaison.notUs.disown(token)).toBe(false)
  })
})

describe('not us', () => {
  test('stops accounts, sessions, the request and every other they filed, at once; looking stops nothing', async () => {
    const [served, draft, answered] = [
      await told(until('legalReview')),
      await told(until('draft')),
      await told(stories.delivered!.slice(0, -1)),
    ]
    const arrived = { by: 'persona', passkey: null, browser: 'Chromium', network: '127.0.0.1' } as const
    const { sessions } = practice.liaison.people
    const session = await sessions.start(personId('officer'), arrived)
    const [letter] = await noticesOf(served)
    const token = tokenIn(letter!.body)
    expect(await practice.liaison.notUs.show(token)).toMatchObject({ event: 'request.authorise', disowned: false })
    expect(await stateOf('officer')).toBe('active')
    expect((await at(served)).state).toBe('legalReview')

    expect(await practice.liaison.notUs.disown(token)).toBe(true)
    expect([await stateOf('officer'), await stateOf('supervisor')]).toEqual(['suspended', 'suspended'])
    expect(await sessions.read(session)).toBeNull()
    for (const [id, state] of [
      [served, 'sourceCheck'],
      [draft, 'draft'],
      [answered, 'answered'],
    ] as const) {
      const row = await at(id)
      expect([row.state, typeof (row.context as { disownedAt: unknown }).disownedAt]).toEqual([state, 'string'])
      expect(await practice.liaison.verify.case(id)).toMatchObject({ verdict: 'holds' })
    }
    expect(await practice.liaison.notUs.show(token)).toMatchObject({ disowned: true })
    expect(await practice.liaison.notUs.disown(token)).toBe(true)
    expect(await practice.does('reviewer', served, 'review.take')).toMatchObject({ because: 'not-now' })
    const file = (await dataRequest(practice, 'collector', answered)).dossier.files[0]!.id
    expect(await practice.does('collector', answered, 'file.download', { file })).toMatchObject({
      problems: [{ rule: 'disowned' }],
    })
  })

  test('breaks off a download that is running', async () => {
    const caseId = await told([['investigator', 'request.open', stories.delivered![0]![2]!]])
    const who = { personId: personId('investigator'), caseId }
    async function* slowly() {
      for (let chunk = 0; chunk < 8; chunk++) {
        await new Promise((done) => setTimeout(done, 300))
        yield Buffer.from([chunk])
      }
    }
    const whole: number[] = []
    for await (const chunk of whileAllowed(practice.platform, who, slowly())) whole.push(chunk[0]!)
    expect(whole).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    const cut: number[] = []
    const reading = async () => {
      for await (const chunk of whileAllowed(practice.platform, who, slowly())) {
        cut.push(chunk[0]!)
        if (cut.length === 2)
          await practice.perform({
            ...{ actor: { kind: 'worker' }, caseId, version: null, token: `test:${caseId}` },
            event: { name: 'request.disown', data: { case: caseId, entry: 1 } },
          })
      }
    }
    await expect(reading()).rejects.toThrow(DownloadStopped)
    expect(cut.length).toBeLessThan(5)
  })
})
