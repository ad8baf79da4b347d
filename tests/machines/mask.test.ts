import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifierKinds, type Identifier } from '~machines/identifiers/identifier'
import { isMasked, masked, maskOf, mostShown, scrubber } from '~machines/identifiers/mask'

const plain = { port: 51_844, from: null, until: null, categories: [] } as const
const of = (kind: Identifier['kind'], value: string, id = 'i1'): Identifier => ({
  ...plain,
  categories: [],
  id,
  kind,
  value,
})

const anyIdentifier = fc.record({
  id: fc.integer({ min: 1, max: 999_999 }).map((number) => `i${number}`),
  kind: fc.constantFrom(...identifierKinds),
  value: fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
})

test.each([
  ['ipv4', '203.0.113.77', '…77'],
  ['ipv6', '2001:db8:4f::9', '…:9'],
  ['phone', '+15550100', '…00'],
  ['imei', '490154203237518', '…18'],
  ['email', 'goran.ilic@mail.example', '…ic@…'],
  ['email', 'ab@mail.example', '…@…'],
  ['account', 'gi', '…'],
  ['domain', 'heron.example', 'he…'],
  ['other', 'a man in a red coat', '…'],
] as const)('%s %s is masked as %s', (kind, value, mask) => {
  expect(maskOf({ kind, value })).toBe(mask)
})

describe('whatever is masked', () => {
  test('shows two characters at most, and never more than a quarter of the value', () => {
    fc.assert(
      fc.property(anyIdentifier, ({ kind, value }) => {
        const shown = [...maskOf({ kind, value })].filter((character) => character !== '…')
        const framed = kind === 'email' ? shown.length - 1 : shown.length
        expect(framed).toBeLessThanOrEqual(mostShown.characters)
        expect(framed).toBeLessThanOrEqual([...value].length * mostShown.part)
      }),
    )
  })

  test('is masked the same way twice, without its port, and is told from every other line by its number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyIdentifier, { selector: ({ id }) => id }), (identifiers) => {
        const masks = identifiers.map((each) => masked({ ...of(each.kind, each.value), id: each.id }))
        expect(masks).toEqual(identifiers.map((each) => masked({ ...of(each.kind, each.value), id: each.id })))
        expect(new Set(masks.map(({ value }) => value)).size).toBe(identifiers.length)
        expect(masks.every(({ port }) => port === null)).toBe(true)
      }),
    )
  })

  test('is known as a mask, and no value as it was typed is', () => {
    fc.assert(
      fc.property(anyIdentifier, ({ id, kind, value }) => {
        expect(isMasked(masked(of(kind, value, id)))).toBe(true)
        expect(isMasked({ id, value })).toBe(false)
      }),
    )
  })
})

describe('in what people write', () => {
  const scrub = scrubber([
    of('ipv4', '203.0.113.77'),
    of('phone', '+15550100', 'i2'),
    of('email', 'Heron@mail.example', 'i3'),
  ])
  test.each([
    ['Is 203.0.113.77 yours?', 'Is i1 …77 yours?'],
    ['Call +1 555-0100 or 001 (555) 01 00.', 'Call i2 …00 or i2 …00.'],
    ['Write to HERON@mail.example', 'Write to i3 …n@…'],
    ['Nothing to see.', 'Nothing to see.'],
  ])('%s', (text, clean) => expect(scrub(text)).toBe(clean))

  test('every value is found, whatever signs it holds, and nothing else is touched', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...identifierKinds),
        fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme' }),
        (kind, value) => {
          const clean = scrubber([of(kind, value)])
          expect(clean(`«${value}»`)).toBe(`«${masked(of(kind, value)).value}»`)
          expect(clean('§ § §')).toBe('§ § §')
        },
      ),
    )
  })

  test('a text that repeats thousands of values is masked whole', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => of('account', `NW-${100_000 + n}`, `i${n + 1}`))
    const text = many.map(({ value }) => value).join(' ')
    expect(scrubber(many)(text)).not.toMatch(/NW-/)
  })
})
