import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guidelines } from '~machines/guidelines'
import { procedureNamed, procedures, proceduresInForce } from '~machines/index'
import type { Procedure } from '~machines/kit/procedure'
import { formsSealedBy } from '~machines/kit/seals'
import { packFor, packsInForce } from '~machines/policy/index'
import { practicePack } from '~machines/policy/countries/veldania'
import { answersTo, type Golden } from './frozen'

const goldenOf = ({ id }: Procedure) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'golden', `${id}.json`), 'utf8')) as Golden

/** The effects of a type that a procedure's recorded stories owe, by the event that owes them. */
function owedBy(procedure: Procedure, type: string) {
  const golden = goldenOf(procedure)
  return Object.values(golden.stories).flatMap((story) =>
    answersTo(procedure, golden, story).flatMap((answer, index) =>
      answer.accepted
        ? answer.effects
            .filter((effect) => effect.type === type)
            .map(({ params }) => ({ event: story.steps[index]![1], params }))
        : [],
    ),
  )
}

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('%s', (_, procedure) => {
  test('starts the clocks that it says it starts, and no others of the pack', () => {
    const started = new Set(owedBy(procedure, 'setDeadline').map(({ params }) => params.rule!))
    const declared = Object.keys(procedure.clocks)
    const known = new Set([...Object.keys(practicePack.clocks), ...declared])
    expect(declared.sort()).toEqual([...started].filter((name) => known.has(name)).sort())
  })

  test('every record that its stories seal is found in its machine, at the step that seals it', () => {
    const unfound = owedBy(procedure, 'sealRecord').filter(
      ({ event, params }) => !formsSealedBy(procedure, event).includes(params.form!),
    )
    expect(unfound).toEqual([])
  })

  test('is found by its id', () => expect(procedureNamed(procedure.id)).toBe(procedure))
})

test('a name alone finds the newest version, and one version of each is in force', () => {
  expect(procedureNamed('disclosure')!.id).toMatch(/^disclosure@\d+$/)
  expect(procedureNamed('nothing')).toBeNull()
  const names = proceduresInForce.map(({ id }) => id.split('@')[0])
  expect(new Set(names).size).toBe(names.length)
  expect([...names].sort()).toEqual([...new Set(procedures.map(({ id }) => id.split('@')[0]!))].sort())
})

test('one pack of each country is in force, the one under which its cases open', () => {
  expect(packsInForce.map(({ id }) => id)).toEqual(packsInForce.map(({ jurisdiction }) => packFor(jurisdiction)))
  expect(new Set(packsInForce.map(({ jurisdiction }) => jurisdiction)).size).toBe(packsInForce.length)
})

test('the English words of a paragraph are its heading', () => {
  const path = join(import.meta.dirname, '../../app/ui/locales/en/guidelines.json')
  const headings = Object.entries(guidelines).map(([slug, { heading }]) => [`guideline.${slug}`, heading])
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(Object.fromEntries(headings))
})
