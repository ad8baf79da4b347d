import { expect, test } from 'vitest'
import type { FileEndingFacts } from '~machines/kit/facts'
import * as emergency from './emergency-world'
import * as preservation from './preservation-world'
import { ask, cast, drafted, fileEnding, identifier, served } from './world'

/** What the portal may do to a request when its file ends: what the table of effects says, and nothing beside it. */

const text = 'The investigation has ended.'
const closing: FileEndingFacts = { ...fileEnding, kind: 'close' }
const [draft, sent] = [drafted([identifier(1)]), served([identifier(1)])]
const refused = (answer: { readonly accepted: boolean; readonly problems?: readonly { readonly rule: string }[] }) =>
  answer.accepted ? [] : answer.problems!.map(({ rule }) => rule)

test('the portal withdraws no request that no file waits for', () => {
  for (const held of [draft, sent]) {
    const answer = ask(held, cast.worker, 'request.withdraw', { text }, undefined, { fileEnding: undefined })
    expect(refused(answer)).toEqual(['no-file-ends'])
  }
})

test('a file that closes takes away what no provider has, and no more; one that is dropped takes both', () => {
  const withdraw = (held: typeof draft, ending: FileEndingFacts) =>
    refused(ask(held, cast.worker, 'request.withdraw', { text }, undefined, { fileEnding: ending }))
  expect(withdraw(draft, closing)).toEqual([])
  expect(withdraw(sent, closing)).toEqual(['no-file-ends'])
  expect(withdraw(draft, fileEnding)).toEqual([])
  expect(withdraw(sent, fileEnding)).toEqual([])
})

test('what is kept is released where the file is dropped, never where it closes', () => {
  const release = (ending?: FileEndingFacts) =>
    refused(
      preservation.ask(preservation.inEffect(), cast.worker, 'preservation.release', { text }, undefined, {
        fileEnding: ending,
      }),
    )
  expect(release()).toEqual(['no-file-ends'])
  expect(release(closing)).toEqual(['no-file-ends'])
  expect(release(fileEnding)).toEqual([])
})

test('an emergency that was answered is not the portal’s to end', () => {
  const answered = emergency.delivered(emergency.assessed(emergency.served()))
  for (const ending of [closing, fileEnding]) {
    const asking = { facts: { fileEnding: ending } }
    expect(refused(emergency.ask(answered, cast.worker, 'request.withdraw', { text }, asking))).toEqual(['not-now'])
  }
})

test('people end their requests as before, whatever file there is', () => {
  for (const by of [cast.officer, cast.supervisor])
    expect(refused(ask(sent, by, 'request.withdraw', { text }))).toEqual([])
  expect(refused(ask(sent, cast.otherOfficer, 'request.withdraw', { text }))).toEqual(['only-requester'])
})
