import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measuresOf } from '~machines/disclosure/route'
import { policyMeasures } from '~machines/policy/instrument'
import { instruments } from '~machines/policy/instruments/index'
import { packsInForce } from '~machines/policy/index'
import { belmaria } from '~machines/policy/countries/belmaria'
import type { PolicyPack } from '~machines/policy/pack'
import { problemsOfRoute } from '~machines/request/route'
import { agency, drafted, identifier, now, provider, ask, cast } from './world'

const at = (from: string, to: string) => ({
  agency: { ...agency, country: from },
  provider: { ...provider, country: to },
})
const rules = (...asked: Parameters<typeof problemsOfRoute>) => problemsOfRoute(...asked).map(({ rule }) => rule)

test('a provider abroad is never asked directly unless an instrument that says so is there on both sides (property)', () => {
  const countries = packsInForce.map(({ jurisdiction }) => jurisdiction)
  const measures = fc.subarray([...policyMeasures], { minLength: 1 })
  fc.assert(
    fc.property(fc.constantFrom(...packsInForce), fc.constantFrom(...countries, 'ZZ'), measures, (pack, to, asked) => {
      const said = rules(at(pack.jurisdiction, to), { pack, measures: asked, now })
      if (to === pack.jurisdiction) return said.length === 0
      const there = packsInForce.find(({ jurisdiction }) => jurisdiction === to)
      const shared = instruments.filter(
        ({ id, direct = [], binds }) =>
          binds === 'country' &&
          direct.some((measure) => asked.includes(measure)) &&
          [pack, there].every((each) => each?.applies.some(({ instrument }) => instrument === id)),
      )
      return (said.length === 0) === shared.length > 0
    }),
  )
})

test('the regulation reaches straight into another country that applies it, from the day on which it applies', () => {
  const neighbour = packsInForce.find(({ id }) => id === belmaria.id)!
  const asking: PolicyPack = { ...belmaria, jurisdiction: 'XC' }
  const asked = { pack: asking, measures: ['preservation' as const] }
  expect(rules(at('XC', neighbour.jurisdiction), { ...asked, now })).toEqual([])
  expect(rules(at('XC', neighbour.jurisdiction), { ...asked, now: '2026-08-17T10:00:00.000Z' })).toEqual([
    'provider-abroad',
  ])
  expect(rules(at('XC', 'VD'), { ...asked, now })).toEqual(['provider-abroad'])
})

test('a treaty that binds pairs opens the way to those with which it is on, and for subscribers alone', () => {
  const on = (pack: PolicyPack, other: string): PolicyPack => ({
    ...pack,
    applies: pack.applies.map((each) => (each.instrument === 'second-protocol@1' ? { ...each, with: [other] } : each)),
  })
  const [first] = packsInForce.filter(({ applies }) =>
    applies.some(({ instrument }) => instrument === 'second-protocol@1'),
  )
  const way = { pack: on(first!, 'XB'), measures: measuresOf({ identifiers: [identifier(1, ['subscriber'])] }), now }
  // the other country has it off
  expect(rules(at(first!.jurisdiction, 'XB'), way)).toEqual(['provider-abroad'])
  expect(measuresOf({ identifiers: [identifier(1, ['subscriber', 'traffic'])] })).toEqual(['production'])
})

test('a request for data abroad is refused before a supervisor reads it, and once more at authorisation', () => {
  const abroad = { provider: { ...provider, country: 'OR' } }
  const submitted = ask(drafted([identifier(1)]), cast.officer, 'request.submit', {}, now, abroad)
  expect(submitted).toMatchObject({ problems: [{ rule: 'provider-abroad', field: 'addressee.serviceId' }] })
  const home = ask(drafted([identifier(1)]), cast.officer, 'request.submit', {})
  if (!home.accepted) throw new Error('refused at home')
  const authorised = ask(home, cast.supervisor, 'request.authorise', { checked: true }, now, abroad)
  expect(authorised).toMatchObject({ problems: [{ rule: 'provider-abroad' }] })
})
