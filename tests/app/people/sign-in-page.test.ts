import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPeople } from '~/people/people.server'
import { readVisitor } from '~/people/visitor'
import { action } from '~/routes/sign-in'
import { openPractice, personId, type Practice } from '../../kit/practice'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

function signInWith(fields: Record<string, string>, mode: 'practice' | 'production', contentType?: string) {
  const platform = { ...practice.platform, env: { ...practice.platform.env, mode } }
  const body = new URLSearchParams(fields)
  const headers = { 'content-type': contentType ?? 'application/x-www-form-urlencoded' }
  const request = new Request('http://localhost:3000/sign-in', { method: 'POST', body: body.toString(), headers })
  const visitor = readVisitor(
    'http://localhost:3000',
    { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    '192.0.2.7',
  )
  const people = openPeople(platform, async () => {})
  const context = { liaison: { platform, people, perform: practice.perform }, person: null, visitor }
  return Promise.resolve(action({ request, context, params: {} } as unknown as ActionFunctionArgs)).catch(
    (thrown: Response) => thrown,
  )
}

test('in practice a persona signs in and goes where they were going', async () => {
  const answer = await signInWith({ persona: personId('officer'), next: '/account' }, 'practice')
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe('/account')
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^liaison=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    'liaison-visit=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    expect.stringMatching(/^liaison-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=34560000$/),
  ])
  const [session] = await practice.platform.db.portal.session.findMany({ where: { personId: personId('officer') } })
  expect(session).toMatchObject({ by: 'persona', network: '192.0.2.0/24', browser: 'Firefox, Linux' })
})

test('in production the same form is refused and starts no session', async () => {
  const before = await practice.platform.db.portal.session.count()
  const answer = await signInWith({ persona: personId('officer') }, 'production')
  expect(answer.status).toBe(403)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(await practice.platform.db.portal.session.count()).toBe(before)
})

test('nobody is sent away from the portal', async () => {
  const answer = await signInWith({ persona: personId('officer'), next: '//evil.example' }, 'practice')
  expect(answer.headers.get('location')).toBe('/')
})

test.each(['', 'not json', '{}', '{"id":"x"}'])('the response %j signs nobody in', async (response) => {
  const answer = await signInWith({ response }, 'practice')
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ problems: [{ rule: 'passkey-refused' }] })
})

test('another kind of body is refused by name', async () => {
  const answer = await signInWith({ persona: personId('officer') }, 'practice', 'multipart/form-data; boundary=x')
  expect(answer.status).toBe(415)
})
