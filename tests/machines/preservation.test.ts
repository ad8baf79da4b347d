import { expect, test } from 'vitest'
import { isPaused } from '~machines/kit/clock-arithmetic'
import { belmaria } from '~machines/policy/countries/belmaria'
import { practicePack } from '~machines/policy/countries/veldania'
import { preservationStates } from '~machines/preservation/case'
import { preservation } from '~machines/preservation/index'
import { declared, slipped, taken } from './declared'
import { explore } from './preservation-explore'
import { ask, drafted, dueOf, unvalidated } from './preservation-world'
import { concerned, expectTwoApprovers } from './sensitive'
import { cast, unknown } from './world'

const words = { text: 'Because.' }
const known = explore(drafted())
const strange = explore(drafted(), { source: unknown })
/** Under a law that lets the time be extended twice. */
const { law } = practicePack
const extensions = law.extensions.map((each) => ({ ...each, times: 2 }))
const generous = explore(drafted(), {}, { ...practicePack, law: { ...law, extensions } })
/** Police ordered it first, and an authority has to stand by it afterwards. */
const others = ['request.reassign', 'request.acknowledge', 'request.disown', 'path.disclose', 'source.reject']
const unstood = explore(drafted(unvalidated), {}, belmaria, undefined, [
  ...others,
  'request.refuse',
  'request.notHolder',
])

/** Up to its source check: what comes after does not ask how many approved. */
const sensitive = explore(drafted({ sensitive: concerned }), {}, practicePack, undefined, [
  ...['callBack.open', 'request.acknowledge'],
])
const graphs = [known, strange, generous, unstood, sensitive]
const all = graphs.flatMap(({ nodes }) => [...nodes.values()])
const keeping = ['inEffect', 'extended', 'converted', 'released', 'lapsed']

test('every state is reached, and from everywhere the case can end', () => {
  for (const { nodes, steps } of graphs) {
    const reached = new Set([...nodes.values()].map(({ standing }) => standing!.state))
    const usual = preservationStates.filter((state) => state !== 'secondApproval')
    if (nodes !== sensitive.nodes) expect([...reached].sort()).toEqual(usual.toSorted())
    const ends = new Set([...nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
    for (let grew = true; grew;) {
      const before = ends.size
      for (const { from, to } of steps) if (ends.has(to)) ends.add(from)
      grew = ends.size > before
    }
    expect(ends.size).toBe(nodes.size)
  }
})

test('nothing is kept without an authorisation by somebody else and a check of the source', () => {
  for (const { standing, dossier } of all.filter(({ standing: at }) => keeping.includes(at!.state))) {
    const { authoriser, requester, confirmedBy } = standing!.context
    expect(dossier.sourceCheck).not.toBeNull()
    expect(authoriser).not.toBeNull()
    expect(authoriser).not.toBe(requester)
    expect(confirmedBy).not.toBeNull()
  }
})

test.each(['source.verify', 'request.authorise', 'preservation.confirm'])('no way leads around %s', (event) => {
  for (const { first, steps, nodes } of graphs) {
    const reached = new Set([first])
    for (let grew = true; grew;) {
      const before = reached.size
      for (const step of steps) if (step.event !== event && reached.has(step.from)) reached.add(step.to)
      grew = reached.size > before
    }
    expect([...reached].filter((key) => keeping.includes(nodes.get(key)!.standing!.state))).toEqual([])
  }
})

test('a request that concerns a protected profession is never sent without two people who did not ask for it', () => {
  expectTwoApprovers(sensitive.nodes.values(), preservation.visibleDossier)
})

test('each clock runs while its time counts, and at no other time', () => {
  for (const { standing } of all) {
    const { freezeClock, disownedAt } = standing!.context
    expect(freezeClock !== null, standing!.state).toBe(['sourceCheck', 'securing'].includes(standing!.state))
    if (freezeClock) expect(isPaused(freezeClock)).toBe(disownedAt !== null)
    expect(standing!.context.clock !== null && !standing!.closed, standing!.state).toBe(
      ['inEffect', 'extended'].includes(standing!.state),
    )
  }
})

test('what nobody stands by is kept no longer, and the clock to validate runs until somebody has decided', () => {
  for (const { standing, dossier } of all) {
    const { validation, validationClock, outcome, clock, freezeClock } = standing!.context
    const served = dossier.served !== null && !standing!.closed
    expect(validationClock !== null, standing!.state).toBe(validation === 'pending' && served)
    if (validation !== 'refused' && validation !== 'lapsed') continue
    expect(standing).toMatchObject({ closed: true })
    expect([outcome, clock, freezeClock]).toEqual(['notValidated', null, null])
    expect(dossier.validation).not.toBeNull()
    expect(standing!.state).toBe(dossier.confirmation ? 'released' : 'closed')
  }
  const ended = [...unstood.nodes.values()].filter(({ standing }) => standing!.context.outcome === 'notValidated')
  expect(new Set(ended.map(({ standing }) => `${standing!.state} ${standing!.context.validation}`)).size).toBe(4)
  const kept = [...unstood.nodes.values()].filter(({ standing }) => standing!.context.validation === 'validated')
  expect(new Set(kept.map(({ standing }) => standing!.state))).toContain('converted')
})

test('whoever is unknown to the provider is checked by two people', () => {
  const kept = [...strange.nodes.values()].filter(({ standing }) => keeping.includes(standing!.state))
  expect(kept.length).toBeGreaterThan(0)
  expect(
    strange.steps.filter(({ event, state }) => event === 'source.countersign' && state === 'sourceCheck'),
  ).not.toEqual([])
  const alone = strange.steps.filter(
    ({ event, to }) => event === 'source.verify' && strange.nodes.get(to)!.standing!.state === 'securing',
  )
  expect(alone).toEqual([])
})

test('what is gone has its coded ground and its text, and nothing kept ends with that answer', () => {
  for (const { standing, dossier } of all) {
    const { items, outcome } = standing!.context
    for (const { id, kept, ground } of items) {
      if (kept === null || kept === 'frozen') continue
      expect(ground).toBeTruthy()
      expect(dossier.itemTexts[id]).toBeTruthy()
    }
    if (outcome === 'nothingPreserved')
      expect(items.every(({ kept }) => kept === 'gone' || kept === 'notHeld')).toBe(true)
  }
})

test('the agency learns what became of its items once it is confirmed, and the provider nothing before service', () => {
  for (const { standing, dossier } of all) {
    const { context } = standing!
    const seen = preservation.visibleContext(context, 'agency').items
    if (context.confirmedBy === null) expect(seen.every(({ kept }) => kept === null)).toBe(true)
    const shown = JSON.stringify(preservation.visibleDossier(dossier, 'provider'))
    expect(shown).not.toContain('SECRET-NOTE')
    if (dossier.served === null) expect(shown).not.toContain('veldania-law')
  }
})

test('what is kept stays kept when it is disowned, and no path is disclosed for it any more', () => {
  const { steps, nodes } = known
  const kept = steps.filter(({ event, state }) => event === 'request.disown' && keeping.includes(state))
  expect(kept.length).toBeGreaterThan(2)
  for (const { from, to } of kept) expect(nodes.get(to)!.standing!.state).toBe(nodes.get(from)!.standing!.state)
  const disclosing = steps.filter(({ event }) => event === 'path.disclose').map(({ from }) => nodes.get(from)!)
  for (const { standing } of disclosing) expect(standing!.context.sourceCheck).not.toBeNull()
})

test('an extension never shortens', () => {
  for (const held of all.filter(({ standing }) => standing!.state === 'inEffect')) {
    const longer = ask(held, cast.supervisor, 'preservation.extend', { order: '2', issuedBy: 'P', ...words })
    if (longer.accepted) expect(dueOf(longer) > dueOf(held)).toBe(true)
  }
})

test('every event is refused in every state and to every role that do not declare it', () => {
  expect(slipped({ procedure: preservation, reached: all, id: 'officer', ask })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken(graphs)).toEqual(declared(preservation))
})
