import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, readEntry, sha256Hex, writeEntry, type EntryBody } from '~/ledger/entry'

const text = (value: unknown) => canonicalBytes(value).toString('utf8')
const json = fc.jsonValue()

describe('canonical bytes (RFC 8785)', () => {
  test('are read back as what was written, and written again as the same bytes', () => {
    fc.assert(
      fc.property(json, (value) => {
        const once = text(value)
        expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(text(JSON.parse(once))).toBe(once)
      }),
    )
  })

  test('do not depend on the order in which keys were put', () => {
    fc.assert(fc.property(json, (value) => text(turned(value)) === text(value)))
  })

  test('tell different values apart', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
        return same === (text(one) === text(other))
      }),
    )
  })

  test('are the examples of the standard: keys by UTF-16 units, numbers as ECMAScript writes them, no escape that need not be', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    expect(Object.values(JSON.parse(`{"list":${text(keys)}}`).list as object)).toHaveLength(7)
    expect([...text(keys).matchAll(/:(\d)/g)].map(([, order]) => order)).toEqual(['2', '4', '6', '7', '1', '5', '3'])
    expect(text([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    )
    expect(text('€$\u000f\nA\'B"\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/"')
  })
})

const hash = 'a'.repeat(64)
const body: EntryBody = {
  ...{ format: 1, case: 'case', seq: 2, at: '2026-11-11T09:00:00.000Z', actor: 'officer', role: 'officer' },
  ...{ procedure: 'disclosure@1', pack: 'practice@1', event: 'request.submit', from: 'draft', to: 'authorisation' },
  ...{ version: 2, facts: {}, payload: hash, standing: hash, previous: hash },
}

test('an entry is read back whole, and any change of it changes its hash', () => {
  const stored = writeEntry(body)
  expect(readEntry(stored.bytes)).toEqual(body)
  expect(Buffer.from(stored.hash).toString('hex')).toBe(sha256Hex(stored.bytes))
  for (const key of Object.keys(body) as (keyof EntryBody)[]) {
    const changed = { ...body, [key]: key === 'facts' ? { a: 1 } : `${String(body[key])}1` } as EntryBody
    expect(Buffer.from(writeEntry(changed).hash).equals(Buffer.from(stored.hash)), key).toBe(false)
  }
})

/** The same value with the keys of every object put in the opposite order. */
function turned(value: unknown): unknown {
  return rebuilt(value, (entries) => [...entries].reverse(), turned)
}

function sorted(value: unknown): unknown {
  return rebuilt(value, (entries) => [...entries].sort(([one], [other]) => (one < other ? -1 : 1)), sorted)
}

type Entries = [string, unknown][]
function rebuilt(value: unknown, arrange: (entries: Entries) => Entries, again: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(again)
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value
  const entries = arrange(Object.entries(value)).map(([key, each]) => [key, again(each)] as [string, unknown])
  // own properties only: a key named __proto__ is a key like any other
  const made = Object.create(null) as Record<string, unknown>
  for (const [key, each] of entries) made[key] = each
  return made
}
