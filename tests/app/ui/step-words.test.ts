import { beforeAll, describe, expect, test } from 'vitest'
import { openWords, type Words } from '~/platform/words.server'
import { stepFields, type StepField } from '~/ui/enrolment/step-fields'
import { procedureNamed } from '~machines/index'
import { languages } from '~machines/kit/words'
import { changeKinds } from '~machines/organisation/case'
import { packs } from '~machines/policy/countries/index'

/** What the forms of enrolment call their fields and choices: a word that is missing would end the page for whoever takes the step. */

let words: Words
beforeAll(async () => {
  words = await openWords('app/ui/locales', true)
})

const steps = ['organisation', 'membership']
  .flatMap((name) => Object.keys(procedureNamed(name)!.events))
  .flatMap((event) => (event === 'change.propose' ? changeKinds.map((kind) => [event, kind]) : [[event, '']]))

function keysOf({ name, kind, hint, options = [], words: before }: StepField): string[] {
  if (kind === 'given') return []
  const named = kind === 'documents' ? [] : [`enrolment.field.${name}`, ...(hint ? [`enrolment.hint.${name}`] : [])]
  return [...named, ...options.map((option) => `${before}.${option}`)]
}

describe.each(languages)('in %s', (language) => {
  test.each(steps)('the form of %s %s has its words', (event, what) => {
    const t = words.t(language)
    const fields = packs.flatMap((pack) => stepFields(event!, what!, pack) ?? [])
    for (const key of fields.flatMap(keysOf)) expect(t(key), key).not.toBe('')
  })
})

test('the forms are those of the steps that have any', () => {
  const withForm = steps.filter(([event, what]) => stepFields(event!, what!, packs[0]!))
  expect(withForm.length).toBeGreaterThan(20)
})
