import { expect, test } from 'vitest'
import { visibleDossier } from '~machines/disclosure/visible'
import { ask, cast, drafted, go, identifier, served, unopened } from './world'

const draft = drafted([identifier(1)])

test.each(['request.fly', '__proto__', 'toString', 'constructor', ''])('%j is no event', (name) => {
  expect(ask(draft, cast.officer, name, {})).toMatchObject({ accepted: false, because: 'unknown-event' })
  expect(ask(unopened, cast.officer, name, {})).toMatchObject({ accepted: false, because: 'unknown-event' })
})

test('a closed case takes no step, and still takes notes', () => {
  const closed = go(served([identifier(1)]), cast.officer, 'request.withdraw', { text: 'Solved.' })
  expect(closed.standing).toMatchObject({ state: 'closed', closed: true, context: { outcome: 'withdrawn' } })
  expect(ask(closed, cast.officer, 'request.amend', { text: 'More.' })).toMatchObject({
    because: 'not-now',
    problems: [{ rule: 'case-closed' }],
  })
  expect(ask(closed, cast.officer, 'message.add', { text: 'Thank you.' })).toMatchObject({ accepted: true })
})

test('a case opens once, and only by its opening event', () => {
  expect(ask(unopened, cast.officer, 'request.submit', {})).toMatchObject({
    because: 'not-now',
    problems: [{ rule: 'not-opened' }],
  })
  expect(ask(draft, cast.officer, 'request.open', {})).toMatchObject({
    because: 'not-now',
    problems: [{ rule: 'already-opened' }],
  })
})

test('nothing said before service reaches the provider', () => {
  expect(ask(draft, cast.officer, 'message.add', { text: 'Hello.' })).toMatchObject({
    problems: [{ rule: 'not-served' }],
  })
  const noted = go(draft, cast.officer, 'note.add', { text: 'OWN-NOTE' })
  const submitted = go(noted, cast.officer, 'request.submit', {})
  const { dossier } = go(submitted, cast.supervisor, 'request.authorise', { checked: true })
  expect(JSON.stringify(visibleDossier(dossier, 'provider'))).not.toMatch(/SECRET-NOTE|OWN-NOTE/)
  expect(JSON.stringify(visibleDossier(dossier, 'agency'))).toContain('OWN-NOTE')
})
