import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWords, type Words } from '~/platform/words.server'
import { packName } from '~/ui/case/facts'
import { factsInWords } from '~/ui/case/trail-facts'
import { procedures } from '~machines/index'
import { languages } from '~machines/kit/words'
import type { Golden } from '../../machines/frozen'

/** What a trail says of every step that is recorded: a word that is missing would end the page for everybody who reads it. */

let words: Words
beforeAll(async () => {
  words = await openWords('app/ui/locales', true)
})

/** Programmes, people, organisations and findings have no page of their entries. */
const unread = ['programme', 'membership', 'organisation', 'finding']
const read = procedures.filter(({ id }) => !unread.includes(id.split('@')[0]!))

const goldenOf = (id: string) => JSON.parse(readFileSync(`tests/machines/golden/${id}.json`, 'utf8')) as Golden

describe.each(read.map((procedure) => [procedure.id, procedure] as const))('%s', (id, { events }) => {
  const golden = goldenOf(id)
  const entries = Object.values(golden.stories).flatMap(({ steps, pack = golden.pack }) =>
    steps.map(([, name, data]) => ({ name, pack, facts: events[name]!.trail(data as never) })),
  )

  test('the recorded stories leave an entry of every event', () => {
    expect(Object.keys(events).filter((name) => !entries.some((entry) => entry.name === name))).toEqual([])
  })

  test.each(languages)('every code and count of an entry has its words in %s', (language) => {
    const t = words.t(language)
    for (const { name, pack, facts } of entries) {
      const said = factsInWords(t, packName(pack), name, facts as Record<string, unknown>)
      expect(said.join(' '), name).not.toMatch(/undefined|\[object|\{\{/)
    }
  })
})
