import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { messages, securityEvents } from '~/platform/log-words'
import { keptLog } from '../../kit/log'

const canary = 'Zvezdana Canary, +43 660 1234567, zvezdana@canary.example'

test('a line has what is known, in its known shape; the rest is dropped and counted', () => {
  const { log, main } = keptLog()
  const caseId = '00000000-0000-4000-8000-000000000001'
  const stray = { caseId, name: canary, headers: { cookie: canary }, rule: canary, status: 200 }
  log.info(stray, 'request')
  expect(JSON.parse(main[0]!)).toEqual({
    level: 30,
    time: expect.any(String),
    caseId,
    status: 200,
    dropped: 3,
    msg: 'request',
  })
  expect(log.dropped()).toBe(3)
})

test('a message is one of those that are written down', () => {
  const { log, main, events } = keptLog()
  log.warn({}, canary as 'request')
  log.security(canary as 'limit.hit')
  expect(JSON.parse(main[0]!)).toMatchObject({ msg: 'unnamed' })
  expect(events()[0]).toMatchObject({ channel: 'security', event: 'unnamed' })
})

test('of an error only its kind, its code and its places are kept', () => {
  const { log, main } = keptLog()
  const error = Object.assign(
    new TypeError(`${canary}\n    at ${canary} (/app/${canary}:1:1)\n    at x (app/secret.ts:1:1)`),
    {
      code: 'ECONNREFUSED',
      meta: canary,
    },
  )
  log.error({ err: error }, 'page failed')
  const { err } = JSON.parse(main[0]!) as { err: { name: string; code: string; at: string[] } }
  expect(err).toMatchObject({ name: 'TypeError', code: 'ECONNREFUSED' })
  expect(err.at.length).toBeGreaterThan(0)
  expect(main[0]).not.toMatch(/anary|secret/)
  for (const odd of [
    canary,
    { message: canary },
    Object.assign(new Error(canary), { name: canary, code: '436601234567' }),
  ])
    log.error({ err: odd }, 'page failed')
  expect(main.join('')).not.toMatch(/anary|4366/)
})

test('whatever is thrown at it, nothing of a text that a person could have typed comes out', () => {
  const { log, main, security } = keptLog()
  const typed = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `⟦${text}⟧`)
  const anything = fc.dictionary(
    fc.oneof(typed, fc.constantFrom('caseId', 'rule', 'method', 'room', 'err', 'site', 'network', 'why')),
    fc.oneof(
      typed,
      fc.array(typed),
      fc.dictionary(typed, typed),
      typed.map((text) => new Error(text)),
    ),
  )
  fc.assert(
    fc.property(anything, typed, (facts, message) => {
      log.error(facts as object, message as 'request')
      log.security(message as 'limit.hit', facts as object)
    }),
  )
  expect(main.length).toBeGreaterThan(50)
  expect([...main, ...security].filter((line) => /[⟦⟧]/.test(line))).toEqual([])
})

test('every message and security event stands in the manual', () => {
  const manual = readFileSync('docs/operations.md', 'utf8')
  const wanted = { ...messages, ...securityEvents }
  expect(Object.keys(wanted).filter((name) => !manual.includes(`\`${name}\``))).toEqual([])
})
