import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalOf } from '~machines/identifiers/normal'
import type { IdentifierKind } from '~machines/identifiers/identifier'

/** Every spelling of one identifier has one normal form, and two identifiers never have the same. */

function same(kind: IdentifierKind, one: string, other: string): void {
  expect(normalOf({ kind, value: one }), `${one} and ${other}`).toBe(normalOf({ kind, value: other }))
}

const casings = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((each, at) => (upper[at] ? each.toUpperCase() : each)).join(''))

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }).map((all) => all.join(''))
const between = fc.constantFrom('', ' ', '-', '.', ' / ')

test('a telephone number however it is grouped and begun', () => {
  const spelled = fc.record({ number: digits, start: fc.constantFrom('+', '00'), by: fc.tuple(between, between) })
  fc.assert(
    fc.property(spelled, ({ number, start, by }) => {
      const plain = `+431${number}`
      const written = `${start}43${by[0]}1${by[1]}${number.slice(0, 3)}${by[0]}${number.slice(3)}`
      same('phone', plain, written)
    }),
  )
})

const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })

test('an IPv6 address however its zeros are written, in small and capital letters', () => {
  fc.assert(
    fc.property(groups, fc.boolean(), (parts, padded) => {
      const short = parts.map((part) => part.toString(16)).join(':')
      const long = parts
        .map((part) =>
          part
            .toString(16)
            .padStart(padded ? 4 : 1, '0')
            .toUpperCase(),
        )
        .join(':')
      same('ipv6', short, long)
    }),
  )
  same('ipv6', '2001:db8::9', '2001:0DB8:0:0::0009')
})

test('an IPv4 address within IPv6 is that address', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const mapped = normalOf({ kind: 'ipv6', value: `::ffff:${address}` })
      expect(mapped).toBe(normalOf({ kind: 'ipv4', value: address }))
    }),
  )
})

test('a mailbox, an account and a domain in small and capital letters', () => {
  fc.assert(fc.property(casings('heron.umbra@mail.example'), (text) => same('email', text, 'heron.umbra@mail.example')))
  fc.assert(fc.property(casings('harbour.cat'), (text) => same('account', text, 'harbour.cat')))
  fc.assert(fc.property(casings('harbour.example'), (text) => same('domain', text, 'harbour.example')))
  same('account', 'ГОРАН-77', 'горан-77')
})

test('an address of a page without what no server sees; its path as it is', () => {
  same('url', 'HTTPS://Harbour.example/a/B#top', 'https://harbour.example/a/B')
  expect(normalOf({ kind: 'url', value: 'https://harbour.example/a/b' })).not.toBe(
    normalOf({ kind: 'url', value: 'https://harbour.example/a/B' }),
  )
})

describe('what differs stays apart', () => {
  test('numbers and addresses', () => {
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        fc.pre(one !== other)
        const form = (number: string) => normalOf({ kind: 'phone', value: `+431${number}` })
        expect(form(one)).not.toBe(form(other))
      }),
    )
    fc.assert(
      fc.property(groups, groups, (one, other) => {
        fc.pre(one.join() !== other.join())
        const form = (parts: number[]) => normalOf({ kind: 'ipv6', value: parts.map((n) => n.toString(16)).join(':') })
        expect(form(one)).not.toBe(form(other))
      }),
    )
  })

  test('one text as two kinds', () => {
    const kinds = ['account', 'other', 'email', 'phone'] as const
    expect(new Set(kinds.map((kind) => normalOf({ kind, value: '12345678' }))).size).toBe(kinds.length)
  })
})
