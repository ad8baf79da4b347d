import { describe, expect, test } from 'vitest'
import { requestProcedures } from '~machines/index'
import type { Decision } from '~machines/kit/decide'
import type { Facts, OriginFacts } from '~machines/kit/facts'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import { originKinds, takenOver, type OriginKind } from '~machines/request/origin'
import type { RequestProcedure } from '~machines/request/procedure'
import { nobodyConcerned } from '~machines/request/sensitive'
import { begunWith, detoured, handingOut, uncheckedSteps, type RequestGraph, type RequestHeld } from './checked'
import { explore as exploreEmergency } from './emergency-explore'
import * as emergencies from './emergency-world'
import { explore as exploreDisclosure } from './explore'
import { explore as explorePreservation } from './preservation-explore'
import * as preservations from './preservation-world'
import { restrictedOffence } from './restricted'
import * as world from './world'
import { cast } from './world'

// No side branch bypasses verification: whatever a request is taken over from, and whatever happens to it, what it is for is
// secured, disclosed or delivered only after a check of its source that is its own, and newer than what is asked.

/** A request that was authorised, numbered, checked and revealed, with its order: most of it must stay behind. */
const attached = world.go(world.drafted([world.identifier(1, ['access'])]), cast.officer, 'order.attach', {
  ...emergencies.attachment,
})
const submitted = world.go(attached, cast.officer, 'request.submit', {})
const authorised = world.go(submitted, cast.supervisor, 'request.authorise', { checked: true })
const source = world.revealed(world.checked(authorised), cast.officer).dossier
const origin: OriginFacts = { ...preservations.linked, requester: cast.officer.id, content: source.served!.content }

/** What is opened over a request from abroad has that as its origin. */
const originBy = (how: OriginKind): OriginFacts =>
  how === 'assistance' ? { ...origin, procedure: 'international@1' } : origin

/** How a procedure is asked, and what can become of a draft of it. */
interface Explorer {
  readonly ask: (
    held: RequestHeld | null,
    name: string,
    data: unknown,
    facts?: Partial<Facts>,
    procedure?: RequestProcedure,
  ) => Decision<RequestContext, RequestDossier>
  /** sections that nothing is taken over into */
  readonly own: readonly object[]
  /** from this draft; with none, whatever begins otherwise too */
  readonly graphs: (draft: RequestHeld, how: OriginKind | null, procedure?: RequestProcedure) => readonly RequestGraph[]
}

const { officer } = cast
const aside = ['request.reassign', 'request.acknowledge', 'order.attach', 'order.remove', 'validation.record']

const explorers: Readonly<Record<string, Explorer>> = {
  'disclosure@1': {
    ask: (held, name, data, facts, procedure) =>
      world.ask(
        ...([(held ?? world.unopened) as world.Held, officer, name, data, world.now, facts, undefined] as const),
        procedure as never,
      ),
    own: [],
    graphs: (draft, how, procedure) => {
      const machine = procedure ? { procedure: procedure as never } : {}
      const few = { ...machine, first: draft as world.Held, items: 1, amendments: true } as const
      const said = { decisions: ['grant', 'refuse'], results: [['found', '']] } as const
      return [
        exploreDisclosure({ ...few, ...said, disowns: true }),
        // what a wrong machine lets past is found without it
        ...(procedure
          ? []
          : [
              exploreDisclosure({ ...few, ...said, amendments: how === null, decisions: ['grant'], material: 'found' }),
            ]),
        ...(how ? [] : [exploreDisclosure({ ...few, ...said, source: world.unknown })]),
      ]
    },
  },
  'preservation@1': {
    ask: (held, name, data, facts, procedure) =>
      preservations.ask(
        ...([(held ?? preservations.unopened) as preservations.Kept, officer, name, data, world.now, facts] as const),
        ...([undefined, procedure] as never[]),
      ),
    own: [{ section: 'terms', values: preservations.veldania }],
    graphs: (draft, how, procedure) => [
      explorePreservation(draft as preservations.Kept, {}, undefined, procedure as never, aside),
      ...(how
        ? []
        : [
            explorePreservation(
              ...([draft as preservations.Kept, { source: world.unknown }, undefined, procedure as never] as const),
              aside,
            ),
          ]),
    ],
  },
  'emergency@1': {
    ask: (held, name, data, facts = {}, procedure) =>
      emergencies.ask((held ?? emergencies.unopened) as emergencies.Held, officer, name, data, {
        ...{ facts, ...(procedure ? { procedure: procedure as never } : {}) },
      }),
    own: [{ section: 'peril', values: emergencies.peril }],
    graphs: (draft, how, procedure) => {
      const first = draft as emergencies.Held
      const voice = emergencies.recorded(procedure ? { procedure: procedure as never } : {})
      const others = [
        exploreEmergency(first, world.unknown, [...aside, 'request.disown'], procedure as never),
        exploreEmergency(voice, undefined, aside, procedure as never),
      ]
      const drafts = procedure ? [first] : [first, ofMaterial(first) as emergencies.Held]
      return [
        ...drafts.map((each) => exploreEmergency(each, undefined, aside, procedure as never)),
        ...(how ? [] : others),
      ]
    },
  },
}

/** The same draft, about material that nobody may hold: what is found is answered by reference. */
function ofMaterial(draft: emergencies.Held): RequestHeld {
  const values = { ...draft.dossier.draft.matter, offence: restrictedOffence, internalNotes: '' }
  return accepted(emergencies.ask(draft, officer, 'draft.save', { section: 'matter', values }))
}

function accepted(answer: Decision<RequestContext, RequestDossier>): RequestHeld {
  if (!answer.accepted) throw new Error(JSON.stringify(answer))
  return answer
}

function opened({ ask }: Explorer, how: OriginKind | null, procedure?: RequestProcedure): RequestHeld {
  const data = { providerId: world.provider.id, serviceId: world.serviceId, answerLanguage: 'en' }
  if (!how) return accepted(ask(null, 'request.open', data))
  const from = { origin: { request: origin.id, how } }
  return accepted(ask(null, 'request.open', { ...data, ...from }, { origin: originBy(how) }, procedure))
}

/** A complete draft; one that was taken over lacks only what nothing is taken over into. */
function drafted(explorer: Explorer, how: OriginKind | null): RequestHeld {
  const asked = [
    { section: 'matter', values: { ...world.matter, internalNotes: '' } },
    { section: 'basis', values: world.basis },
    { section: 'identifiers', values: [world.identifier(1, ['access'])] },
    { section: 'handling', values: { ...world.handling, sensitive: nobodyConcerned } },
  ]
  return [...(how ? [] : asked), ...explorer.own].reduce<RequestHeld>(
    (held, data) => accepted(explorer.ask(held, 'draft.save', data)),
    opened(explorer, how),
  )
}

/** What a request that is opened over another one has otherwise than one that is opened alone, by where it stands. */
function carriedOver(explorer: Explorer, how: OriginKind, procedure?: RequestProcedure): string[] {
  const parts = ({ standing, dossier: { draft, ...said } }: RequestHeld) =>
    Object.entries({ draft, dossier: said, context: standing!.context }).flatMap(([part, fields]) =>
      Object.entries(fields).map(([name, value]) => `${part}.${name} ${JSON.stringify(value)}`),
    )
  const alone = new Set(parts(opened(explorer, null)))
  const other = parts(opened(explorer, how, procedure)).filter((each) => !alone.has(each))
  return other.map((each) => each.split(' ')[0]!).sort()
}

/** What must not be taken over, where it would stand. */
const stays = [
  ...['context.number', 'context.authoriser', 'context.sourceCheck', 'context.callBack', 'context.orders'],
  ...['dossier.served', 'dossier.sourceCheck', 'dossier.calls', 'dossier.orders', 'dossier.reveals'],
]

test('every procedure of requests is explored here', () => {
  expect(Object.keys(explorers).sort()).toEqual(requestProcedures.map(({ id }) => id).sort())
  // what is taken over from has all that must stay behind
  const { orders, calls, reveals, served, sourceCheck } = source
  expect([orders.length, calls.length, reveals.length]).toEqual([1, 1, 1])
  expect(served!.authority).not.toBeNull()
  expect(sourceCheck).not.toBeNull()
  expect(Object.keys(takenOver(origin)).sort()).toEqual(['basis', 'identifiers', 'matter'])
})

describe.each(requestProcedures.map((procedure) => [procedure.id, procedure] as const))('%s', (id, procedure) => {
  const explorer = explorers[id]!
  const around = (graphs: readonly RequestGraph[]) => graphs.flatMap((each) => uncheckedSteps(procedure.events, each))

  test.each([null, ...originKinds])('opened over %s, nothing leaves without a check that is its own', (how) => {
    const graphs = explorer.graphs(drafted(explorer, how), how)
    expect(around(graphs)).toEqual([])
    // the exploration has tried everything that a provider does but to check
    const taken = new Set(graphs.flatMap(({ steps }) => steps.map(({ event }) => event)))
    expect(handingOut(procedure.events).filter((name) => !taken.has(name))).toEqual([])
  })

  test.each(originKinds)('a %s takes over what was asked and no authority, order, number, check or reveal', (how) => {
    const asked = ['draft.basis', 'draft.handling', 'draft.identifiers', 'draft.matter']
    expect(carriedOver(explorer, how)).toEqual(['context.origin', ...asked])
  })

  test('a machine that lets anything past the check is found out', () => {
    const [checked] = procedure.machine.states
      .sourceCheck!.transitions.get('source.verify')!
      .flatMap(({ target }) => target?.map(({ key }) => key) ?? [])
    const branches = ['request.authorise', 'request.amend', 'answer.contest'].filter((each) => procedure.events[each])
    for (const event of branches) {
      const mutated = detoured(procedure, event, checked!)
      const found = around(explorer.graphs(drafted(explorer, null), 'copy', mutated))
      expect(found, event).toContainEqual(expect.stringMatching(new RegExp(`^${checked} `)))
    }
  })

  test.each(stays)('a machine that takes %s over is found out', (place) => {
    const [part, name] = place.split('.') as [string, string]
    const fold: RequestProcedure['fold'] = (asked) => ({ ...procedure.fold(asked), [name]: 'theirs' })
    const mutated = part === 'dossier' ? { ...procedure, fold } : begunWith(procedure, { [name]: 'theirs' })
    expect(carriedOver(explorer, 'copy', mutated)).toContain(place)
  })
})
