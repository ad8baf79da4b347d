import { expect, test } from 'vitest'
import { emergencyStates } from '~machines/emergency/case'
import { emergency } from '~machines/emergency/index'
import { hasDisclosed, isSettled } from '~machines/emergency/standing'
import { isPaused } from '~machines/kit/clock-arithmetic'
import { declared, slipped, taken } from './declared'
import { explore } from './emergency-explore'
import { ask, call, drafted, recorded } from './emergency-world'
import { expectNoMaterial, restrictedOffence } from './restricted'
import { concerned, expectTwoApprovers } from './sensitive'
import { unknown } from './world'

const aside = ['request.acknowledge', 'request.reassign', 'request.disown']
const orders = ['order.attach', 'order.remove', 'validation.record']
const written = explore(drafted(), undefined, aside)
const disowned = explore(drafted(), undefined, ['request.reassign', ...orders])
const handed = explore(drafted(), undefined, ['request.disown', 'emergency.accept', 'order.remove'])
const byCourt = explore(drafted({ code: 'courtOrder' }), undefined, aside)
const strange = explore(drafted(), unknown, [...aside, ...orders])
const oral = explore(recorded(), undefined, ['request.disown', 'request.acknowledge', 'order.remove'])
/** Up to the check of its source: what comes after does not ask how many approved. */
const filed = ['callBack.open', 'request.acknowledge', ...orders]
const sensitive = explore(drafted({ sensitive: concerned }), undefined, filed, emergency, true)
const declining = ['request.refuse', 'request.notHolder', 'request.withdraw', 'emergency.downgrade', 'source.reject']
const straight = [
  ...['request.disown', 'request.acknowledge', ...declining, 'file.remove', 'quality.return', ...orders],
]
const sensitiveOral = explore(recorded(), undefined, straight, emergency, true)
const ofMaterial = drafted({ offence: restrictedOffence, categories: ['access', 'content'], code: 'courtOrder' })
const restricted = explore(ofMaterial, undefined, [...aside, ...orders, ...declining])
const graphs = [restricted, written, disowned, handed, byCourt, strange, oral, sensitive, sensitiveOral]
const all = graphs.flatMap(({ nodes }) => [...nodes.values()])
const examined = ['assessment', 'collection', 'qualityCheck', 'answered', 'restriction']
const disclosing = ['collection', 'qualityCheck', 'answered', 'restriction']

test('every state is reached, and from everywhere the case can end', () => {
  const reached = new Set(all.map(({ standing }) => standing!.state))
  expect([...reached].sort()).toEqual([...emergencyStates].sort())
  for (const { nodes, steps } of graphs) {
    const ends = new Set([...nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
    for (let grew = true; grew;) {
      const before = ends.size
      for (const { from, to } of steps) if (ends.has(to)) ends.add(from)
      grew = ends.size > before
    }
    expect(ends.size).toBe(nodes.size)
  }
})

test('nothing is examined, and nothing disclosed, without a call to the number of the register', () => {
  for (const { standing, dossier } of all.filter((each) => examined.includes(each.standing!.state))) {
    const { sourceCheck, callBack, sourceSteps } = standing!.context
    expect(sourceSteps).toContain('callBack')
    expect(sourceCheck).not.toBeNull()
    expect(callBack?.result).toBe('confirmed')
    expect(dossier.calls.at(-1)!.number).toBe('+1 555 0100')
  }
})

test.each(['callBack.record', 'source.verify', 'emergency.accept'])(
  'no way to any disclosure leads around %s',
  (event) => {
    for (const { first, steps, nodes } of graphs) {
      const reached = new Set([first])
      for (let grew = true; grew;) {
        const before = reached.size
        for (const step of steps) if (step.event !== event && reached.has(step.from)) reached.add(step.to)
        grew = reached.size > before
      }
      expect([...reached].filter((key) => disclosing.includes(nodes.get(key)!.standing!.state))).toEqual([])
    }
  },
)

test('what was filed is co-signed by somebody else; what was asked by voice is not before it is confirmed', () => {
  for (const { standing, dossier } of all.filter(({ dossier: said }) => said.served !== null)) {
    const { authoriser, requester, oral: voice } = standing!.context
    if (voice === null) expect(authoriser).not.toBeNull()
    if (authoriser !== null) {
      expect(authoriser).not.toBe(requester)
      expect(dossier.served!.authority).not.toBeNull()
    } else expect(dossier.served!.source).toBeNull()
  }
})

test('what concerns a protected profession has two people beside the officer, at once or in writing afterwards', () => {
  for (const { nodes } of [sensitive, sensitiveOral]) expectTwoApprovers(nodes.values(), emergency.visibleDossier)
})

test('in a request about material that nobody may hold no content has a file, wherever the case stands', () => {
  expectNoMaterial(restricted.nodes.values())
})

test('whoever collected did not deliver', () => {
  for (const { standing } of all) {
    const { checker, collectors } = standing!.context
    if (checker) expect(collectors).not.toContain(checker)
  }
})

test('an answer is taken over, and a case closes by it, only once it is confirmed in writing and somebody stands by it', () => {
  const closing = graphs.flatMap(({ steps, nodes }) =>
    steps
      .filter(({ event, to }) => event === 'receipt.confirm' && nodes.get(to)!.standing!.closed)
      .map(({ from }) => nodes.get(from)!),
  )
  expect(closing.length).toBeGreaterThan(2)
  for (const { standing } of closing) expect(isSettled(standing!.context)).toBe(true)
  for (const { standing } of all) {
    if (standing!.context.closingClock) expect(isSettled(standing!.context)).toBe(true)
  }
})

test('what nobody stood by ends with its data deleted or restricted, and with the proof', () => {
  const unstoodBy = ['notValidated', 'notConfirmed']
  const ended = all.filter(({ standing }) => unstoodBy.includes(standing!.context.outcome ?? ''))
  expect(new Set(ended.map(({ standing }) => `${standing!.state} ${standing!.context.outcome}`)).size).toBe(4)
  for (const { standing, dossier } of ended) {
    const { validation, checker, restrictionClock, outcome, authoriser } = standing!.context
    if (outcome === 'notValidated') {
      expect(['refused', 'lapsed']).toContain(validation)
      expect(dossier.validation).not.toBeNull()
    } else expect(authoriser).toBeNull()
    const delivered = dossier.files.some(({ deliveredAt }) => deliveredAt !== null)
    if (standing!.closed) expect(dossier.restriction !== null).toBe(delivered)
    else expect(standing!.state === 'restriction' && restrictionClock !== null && checker !== null).toBe(true)
  }
})

test('each clock runs while its time counts, and at no other time', () => {
  for (const { standing } of all) {
    const { state, closed, context } = standing!
    const { answerClock, validationClock, confirmationClock, restrictionClock, closingClock } = context
    const working = ['sourceCheck', 'assessment', 'collection', 'qualityCheck'].includes(state)
    expect(answerClock !== null, state).toBe(working)
    if (answerClock) expect(isPaused(answerClock)).toBe(context.disownedAt !== null)
    expect(validationClock !== null).toBe(context.validation === 'pending' && (working || state === 'answered'))
    expect(confirmationClock !== null).toBe(
      context.oral !== null && context.authoriser === null && (working || state === 'answered'),
    )
    expect(restrictionClock !== null && !closed).toBe(state === 'restriction')
    if (closingClock) expect(state).toBe('answered')
  }
})

test('whoever is unknown to the provider is checked by two people', () => {
  const alone = strange.steps.filter(
    ({ event, to }) => event === 'source.verify' && strange.nodes.get(to)!.standing!.state === 'assessment',
  )
  expect(alone).toEqual([])
  expect(strange.steps.some(({ event }) => event === 'source.countersign')).toBe(true)
})

test('the words given to a caller are the provider’s alone, and nothing reaches it before service', () => {
  for (const { standing, dossier } of all) {
    const agencys = JSON.stringify(emergency.visibleDossier(dossier, 'agency'))
    const overseers = JSON.stringify(emergency.visibleDossier(dossier, 'oversight'))
    if (dossier.oral) {
      expect(emergency.visibleDossier(dossier, 'provider').oral!.code).toBe(dossier.oral.code)
      for (const seen of [agencys, overseers]) expect(JSON.parse(seen).oral.code).toBe('')
    }
    const shown = JSON.stringify(emergency.visibleDossier(dossier, 'provider'))
    expect(shown).not.toContain('SECRET-NOTE')
    if (dossier.served === null) expect(shown).not.toContain('A girl of nine')
    const { context } = standing!
    if (context.checker === null)
      expect(emergency.visibleDossier(dossier, 'agency').files.some(({ deliveredAt }) => deliveredAt === null)).toBe(
        false,
      )
  }
})

test('a settled delivery says so', () => {
  const delivered = all.filter(({ standing }) => standing!.state === 'answered' && hasDisclosed(standing!.context))
  expect(delivered.length).toBeGreaterThan(2)
  for (const { standing } of delivered) expect(standing!.context.receipts.agency).not.toBeNull()
})

test('every event is refused in every state and to every role that do not declare it', () => {
  expect(slipped({ procedure: emergency, reached: all, id: 'officer', ask })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken(graphs)).toEqual(declared(emergency))
})

test('what was asked by voice is before the provider at once, with a number of the agency’s own', () => {
  const { standing, dossier } = recorded()
  expect(standing).toMatchObject({ state: 'sourceCheck', closed: false })
  expect(standing!.context).toMatchObject({ number: 'VD-HPB-2026-000001', requester: null, sourceSteps: ['callBack'] })
  expect(dossier.served).toMatchObject({ authoriser: null, requester: { name: call.caller } })
})
