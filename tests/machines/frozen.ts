import { z } from 'zod'
import { canonicalBytes, sha256Hex } from '~/ledger/entry'
import { decide } from '~machines/kit/decide'
import type { ActorFacts, ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure, RulesOfEvent, Standing } from '~machines/kit/procedure'
import { packById } from '~machines/policy/index'
import { confirmation } from './world'

/** Stories that were recorded once, and what a released version made of them, step by step. */
export interface Golden {
  readonly procedure: string
  readonly pack: string
  /** SHA-256 of what the procedure declares, and of the numbers and codes of its pack */
  readonly declared: string
  readonly packed: string
  readonly people: Readonly<Record<string, { readonly by: ActorOnCase; readonly actor?: ActorFacts }>>
  readonly facts: Omit<Facts, 'now' | 'actor'>
  readonly stories: Readonly<Record<string, Story>>
}
export interface Story {
  /** what of the facts is another in this story */
  readonly facts?: Partial<Facts>
  /** the pack under which it happens, where that is another one */
  readonly pack?: string
  readonly steps: readonly (readonly [who: string, event: string, data: unknown, at: string])[]
  /** beginning of the SHA-256 of what each step left: standing, dossier, effects, role, what the trail says */
  readonly left: readonly string[]
}

export const hashOf = (value: unknown) => sha256Hex(canonicalBytes(value))

/** All that a procedure declares and that decides a replay, as plain data. */
export function declaredBy({ id, openings, emptyDossier, events, machine, rules }: Procedure): unknown {
  const states = Object.entries(machine.states).map(([name, node]) => [
    ...[name, node.type, node.entry.map(order), node.exit.map(order)],
    [...node.transitions].map(([event, ways]) => [
      event,
      ways.map(({ target, guard, actions }) => [target?.map(({ key }) => key) ?? [], order(guard), actions.map(order)]),
    ]),
  ])
  // in whatever order they are declared
  const inOrder = Object.values(events).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const declared = inOrder.map(({ name, kind, signed, by, sees, facts, whileSuspended, data }) => [
    ...[name, kind, signed, by, sees, facts, whileSuspended],
    z.toJSONSchema(data, { unrepresentable: 'any', io: 'input' }),
    rulesOf(rules[name] ?? {}),
  ])
  const opening = openings.length === 1 ? openings[0] : openings
  return { id, opening, emptyDossier, initial: machine.root.initial.target[0]!.key, states, events: declared }
}

/** A guard or an action by its name and parameters; computed parameters show in what the stories leave. */
function order(named: unknown): unknown {
  if (typeof named !== 'object' || named === null) return named ?? null
  const { type, params } = named as { type: string; params?: unknown }
  return [type, typeof params === 'function' ? 'computed' : (params ?? null)]
}

function rulesOf({ who = [], what = [] }: RulesOfEvent<unknown, unknown>): unknown {
  return { who: who.map(({ name }) => name), what: what.map(({ name }) => name) }
}

export function packedIn({ pack }: Golden): unknown {
  return packById(pack)
}

/** What each step of a story is answered when it happens now. */
export function answersTo(procedure: Procedure, golden: Golden, { steps, facts: own, pack: elsewhere }: Story) {
  let held: { standing: Standing | null; dossier: unknown } = { standing: null, dossier: procedure.emptyDossier }
  return steps.map(([who, name, data, now]) => {
    const { by, actor } = golden.people[who]!
    const facts: Facts = { now, ...(actor ? { actor, confirmation } : {}), ...golden.facts, ...own }
    const pack = packById(elsewhere ?? golden.pack)!
    const answer = decide({ procedure, ...held, by, facts, pack, event: { name, data } })
    if (answer.accepted) held = answer
    return answer
  })
}

/** What each step of a story leaves; a step that is refused leaves its refusal. */
export function replayed(procedure: Procedure, golden: Golden, story: Story): string[] {
  return answersTo(procedure, golden, story).map((answer, index) => {
    const name = story.steps[index]![1]
    if (!answer.accepted) return `${name}: ${answer.problems.map(({ rule }) => rule).join()}`
    const { standing, dossier, effects, role } = answer
    const trail = procedure.events[name]!.trail(answer.data as never)
    return hashOf({ standing, dossier, effects, role, trail }).slice(0, 16)
  })
}
