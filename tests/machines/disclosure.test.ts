import { describe, expect, test } from 'vitest'
import { disclosureStates } from '~machines/disclosure/case'
import { disclosure } from '~machines/disclosure/index'
import { grantedItems } from '~machines/disclosure/standing'
import { explore, type Explored } from './explore'

const one = explore({
  items: 1,
  amendments: true,
  decisions: ['grant', 'partly', 'refuse'],
  results: [
    ['found', ''],
    ['partial', 'systemGap'],
    ['notFound', 'noMatch'],
    ['notHeld', 'neverRecorded'],
    ['expired', 'retentionEnded'],
  ],
})
const two = explore({
  items: 2,
  amendments: false,
  decisions: ['grant', 'refuse'],
  results: [
    ['found', ''],
    ['notFound', 'noMatch'],
  ],
})

describe.each([
  ['one item', one],
  ['two items', two],
] as const)('disclosure@1 explored whole with %s', (_, graph: Explored) => {
  test('every state is reachable', () => {
    const reached = new Set([...graph.nodes.values()].map(({ standing }) => standing!.state))
    expect([...reached].sort()).toEqual([...disclosureStates].sort())
  })

  test('from everywhere the case can end', () => {
    const before = new Map<string, string[]>()
    for (const { from, to } of graph.steps) before.set(to, [...(before.get(to) ?? []), from])
    const ends = [...graph.nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key)
    const canEnd = new Set(ends)
    for (let queue = ends; queue.length > 0;) {
      const next = queue.flatMap((key) => before.get(key) ?? []).filter((key) => !canEnd.has(key))
      next.forEach((key) => canEnd.add(key))
      queue = [...new Set(next)]
    }
    expect(canEnd.size).toBe(graph.nodes.size)
  })

  test('no data without a source check and a decision', () => {
    for (const { standing } of graph.nodes.values()) {
      const { context, state } = standing!
      const withData = context.items.some(({ files, result }) => files > 0 || result !== null)
      const later = state === 'collection' || state === 'qualityCheck' || context.outcome?.startsWith('delivered')
      if (!withData && !later) continue
      expect(context.sourceCheck).not.toBeNull()
      expect(context.decidedBy).toBe(context.reviewer)
      expect(grantedItems(context).length).toBeGreaterThan(0)
    }
  })

  test('nobody checks their own work', () => {
    for (const { standing } of graph.nodes.values()) {
      const { requester, authoriser, collectors, checker } = standing!.context
      expect(authoriser).not.toBe(requester)
      if (checker) expect(collectors).not.toContain(checker)
    }
  })

  test('every refusal and every nil has its coded ground and its text', () => {
    for (const { standing, dossier } of graph.nodes.values()) {
      const whole = dossier.answer?.kind === 'refusal'
      for (const { id, decision, ground, result, nilGround } of standing!.context.items) {
        if (decision === 'refuse' || decision === 'partly') {
          expect(ground).toBeTruthy()
          expect(whole ? dossier.answer!.text : dossier.itemTexts[id]?.decision).toBeTruthy()
        }
        if (result === null || result === 'found') continue
        expect(nilGround).toBeTruthy()
        expect(dossier.itemTexts[id]?.result).toBeTruthy()
      }
    }
  })

  test('a served case has number, authoriser and verifiable source, and internal notes stay behind', () => {
    for (const { standing, dossier } of graph.nodes.values()) {
      const { number, authoriser } = standing!.context
      expect(dossier.served === null).toBe(number === null)
      if (!dossier.served) continue
      expect(authoriser).not.toBeNull()
      expect(dossier.served.agency.switchboard).toBeTruthy()
      expect(JSON.stringify(dossier.served)).not.toContain('SECRET-NOTE')
    }
  })

  test('only the clock passes deadlines, and only the requester answers for the agency', () => {
    const own = [
      'draft.save',
      'request.submit',
      'request.amend',
      'clarification.answer',
      'receipt.confirm',
      'answer.contest',
    ]
    for (const { event, by } of graph.steps) {
      if (own.includes(event)) expect(by).toBe('officer')
      if (event === 'deadline.pass') expect(by).toBe('clock')
    }
  })
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  const machine = disclosure.machine.states as Record<string, { ownEvents: readonly string[] }>
  const declared = Object.entries(machine).flatMap(([state, { ownEvents }]) =>
    ownEvents.flatMap((event) => disclosure.events[event]!.by.map((role) => `${state} ${event} ${role}`)),
  )
  const done = new Set(one.steps.map(({ state, event, role }) => `${state} ${event} ${role}`))
  expect([...done].sort()).toEqual([...new Set(declared)].sort())
})
