import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { openWords, type Words } from '~/platform/words.server'
import { packName } from '~/ui/case/facts'
import { codeLists, factsInWords, isAccountedFor, type TrailSpeech } from '~/ui/case/trail-facts'
import { dayOf, absolute } from '~/ui/instants'
import { procedures } from '~machines/index'
import { languages, type Language } from '~machines/kit/words'
import { keysOfPack } from '~machines/policy/check'
import { packs } from '~machines/policy/countries/index'
import { packById } from '~machines/policy/index'
import type { Golden } from '../../machines/frozen'

/** What a trail says of every step that is recorded: a word that is missing would end the page for everybody who reads it. */

let words: Words
beforeAll(async () => {
  words = await openWords('app/ui/locales', true)
})

const speaking = (language: Language): TrailSpeech => ({
  t: words.t(language),
  day: (day) => dayOf(`${day}T12:00:00Z`, language, 'UTC'),
  instant: (at) => absolute(at, language, 'UTC'),
  person: (id) => (id.startsWith('0000') ? 'Ines Duarte' : null),
})

/** Programmes, people, organisations and findings have no page of their entries. */
const unread = ['programme', 'membership', 'organisation', 'finding']
const read = procedures.filter(({ id }) => !unread.includes(id.split('@')[0]!))

const goldenOf = (id: string) => JSON.parse(readFileSync(`tests/machines/golden/${id}.json`, 'utf8')) as Golden

type Data = Readonly<Record<string, unknown>>
interface Told {
  readonly name: string
  readonly pack: string
  readonly data: Data
}

/** Codes of a pack's list, under the words they have. */
function codesOf(pack: string, list: string): string[] {
  const before = `pack.${packName(pack)}.${list}.`
  return keysOfPack(packById(pack)!).flatMap((key) => (key.startsWith(before) ? [key.slice(before.length)] : []))
}

/** Every value that a field may have, as far as its schema names them; none where it is free. */
function choicesOf(schema: z.ZodType): readonly unknown[] {
  const { def } = schema as unknown as {
    def: { type: string; options?: z.ZodType[]; values?: unknown[]; entries?: object }
  }
  if (def.type === 'enum') return Object.values(def.entries!)
  if (def.type === 'literal') return def.values!
  return def.type === 'union' ? def.options!.flatMap(choicesOf) : []
}

/** The shapes in which an event's data may come. */
function shapesOf(schema: z.ZodType): readonly Readonly<Record<string, z.ZodType>>[] {
  const { def } = schema as unknown as {
    def: { type: string; options?: z.ZodType[]; shape?: Record<string, z.ZodType> }
  }
  if (def.type === 'object') return [def.shape!]
  return def.type === 'union' ? def.options!.flatMap(shapesOf) : []
}

const codeFields = ['reason', 'method', 'ground', 'usefulness']

/** The same step with every other code it may carry. */
function variants({ name, pack, data }: Told, schema: z.ZodType): Told[] {
  const named = shapesOf(schema).flatMap((shape) =>
    Object.entries(shape).flatMap(([field, of]) => choicesOf(of).map((value) => ({ ...data, [field]: value }))),
  )
  const list = codeLists[name]
  const coded = packs.flatMap(({ id }) =>
    (list ? codesOf(id, list) : []).flatMap((code) => [
      ...codeFields.filter((field) => field in data).map((field) => ({ pack: id, data: { ...data, [field]: code } })),
      ...('defects' in data ? [{ pack: id, data: { ...data, defects: [{ code, field: '', text: 'Text' }] } }] : []),
    ]),
  )
  return [...named.map((each) => ({ name, pack, data: each })), ...coded.map((each) => ({ name, ...each }))].filter(
    (each) => schema.safeParse(each.data).success,
  )
}

describe.each(read.map((procedure) => [procedure.id, procedure] as const))('%s', (id, { events }) => {
  const golden = goldenOf(id)
  const told = Object.values(golden.stories).flatMap(({ steps, pack = golden.pack }) =>
    steps.map(([, name, data]): Told => ({ name, pack, data: data as Data })),
  )
  const all = [...told, ...told.flatMap((each) => variants(each, events[each.name]!.data))]
  const entries = all.map(({ name, pack, data }) => ({ name, pack, facts: events[name]!.trail(data as never) as Data }))

  test('the recorded stories leave an entry of every event', () => {
    expect(Object.keys(events).filter((name) => !entries.some((entry) => entry.name === name))).toEqual([])
  })

  test('every code of a list is tried', () => {
    const missing = told.flatMap(({ name, pack }) => {
      const list = codeLists[name]
      const tried = JSON.stringify(entries.filter((entry) => entry.name === name))
      return list
        ? codesOf(pack, list)
            .filter((code) => !tried.includes(code))
            .map((code) => `${name}: ${code}`)
        : []
    })
    expect(missing).toEqual([])
  })

  test('every fact is said, or known to be left to those who verify', () => {
    const names = new Set(entries.flatMap(({ facts }) => Object.keys(facts)))
    expect([...names].filter((name) => !isAccountedFor(name))).toEqual([])
  })

  test.each(languages)('every code, day and count of an entry has its words in %s', (language) => {
    const speech = speaking(language)
    for (const { name, pack, facts } of entries) {
      const said = factsInWords(speech, packName(pack), name, facts)
      expect(said.join(' '), name).not.toMatch(/undefined|\[object|\{\{/)
    }
  })
})

test('until when secrecy lasts is said, and that it has no end', () => {
  const said = (event: string, facts: Data) => factsInWords(speaking('en'), 'practice', event, facts)
  expect(said('secrecy.extend', { until: '2027-05-31' })).toEqual([
    'The person concerned must not be told through 31 May 2027.',
  ])
  expect(said('secrecy.extend', { until: '' })).toEqual(['No end date'])
  expect(said('notice.give', { day: '2027-08-02', how: 'letter' })[0]).toBe('Person concerned told on 2 Aug 2027')
})
