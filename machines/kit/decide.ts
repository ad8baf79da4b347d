import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate'
import type { EventDefinition, Owing } from './event'
import type { ActorOnCase, Facts } from './facts'
import type { Effect, Procedure, Question, Standing } from './procedure'
import { problem, refuse, type Refusal } from './refusal'
import type { Role } from './words'
import type { PolicyPack } from '../policy/pack'
import { problemsOf } from './parse'

export interface Asked<Context, Dossier> {
  readonly procedure: Procedure<Context, Dossier>
  /** null when the event opens the case */
  readonly standing: Standing<Context> | null
  readonly dossier: Dossier
  readonly by: ActorOnCase
  readonly facts: Facts
  readonly pack: PolicyPack
  readonly event: { readonly name: string; readonly data: unknown }
}

export interface Accepted<Context, Dossier> {
  readonly accepted: true
  /** the role in which the person acted */
  readonly role: Role
  /** the event's data as its schema reads them */
  readonly data: unknown
  readonly standing: Standing<Context>
  readonly dossier: Dossier
  readonly effects: readonly Effect[]
}

export type Decision<Context, Dossier> = Accepted<Context, Dossier> | ({ readonly accepted: false } & Refusal)

/**
 * Says whether an event is accepted and where it leaves the case. Pure: the same question has the same answer,
 * which is what lets the trail be replayed.
 */
export function decide<Context, Dossier>(asked: Asked<Context, Dossier>): Decision<Context, Dossier> {
  const { procedure, standing, event } = asked
  const definition = definitionOf(procedure, event.name)
  if (!definition) return no(refuse('unknown-event', problem('unknown-event')))
  const early = closedOrAbsent(procedure, standing, definition)
  if (early) return no(early)
  const role = roleFor(definition, asked.by)
  if (!role) return no(refuse('not-permitted', problem('role-not-permitted')))

  const suspended = suspensionRefusal(definition, asked)
  if (suspended) return no(suspended)
  const structural = structureRefusal(asked, definition)
  if (structural) return no(structural)
  const question = questionOf(asked, undefined as never)
  const who = firstRefusal(procedure.rules[event.name]?.who, question)
  if (who) return no(who)

  const parsed = definition.data.safeParse(event.data)
  if (!parsed.success) return no(refuse('invalid', ...problemsOf(parsed.error)))
  const complete = { ...question, data: parsed.data as never }
  const what = firstRefusal(procedure.rules[event.name]?.what, complete)
  if (what) return no(what)

  const dossier = procedure.fold(complete)
  const moved = move(asked, definition, { ...complete, dossier })
  if (!moved) return no(refuse('not-now', problem('not-now')))
  if (definition.signed && asked.facts.actor && !asked.facts.confirmation)
    return no(refuse('unconfirmed', problem('unconfirmed')))
  return { accepted: true, role, data: parsed.data, dossier, ...moved }
}

/** The event's definition, or null; own properties only, so that `toString` is no event. */
export function definitionOf(procedure: Pick<Procedure, 'events'>, name: string): EventDefinition | null {
  return Object.hasOwn(procedure.events, name) ? procedure.events[name]! : null
}

/** The machine's snapshot for a stored standing. */
function snapshotOf(procedure: Pick<Procedure, 'machine'>, standing: Standing): AnyMachineSnapshot {
  return procedure.machine.resolveState({
    value: standing.state,
    context: standing.context,
    status: standing.closed ? 'done' : 'active',
  }) as AnyMachineSnapshot
}

/** XState counts a state's events anew at every question, and a page asks for many. */
const counted = new WeakMap<object, readonly string[]>()

/** The events for which the state has a transition, whatever its guards say. */
export function eventsHere({ machine }: Pick<Procedure, 'machine'>, { state }: Standing): readonly string[] {
  const node = machine.states[state]
  if (!node) return []
  const known = counted.get(node) ?? node.ownEvents
  counted.set(node, known)
  return known
}

function no(refusal: Refusal): { accepted: false } & Refusal {
  return { accepted: false, ...refusal }
}

function closedOrAbsent(
  procedure: Pick<Procedure, 'openings'>,
  standing: Standing | null,
  definition: EventDefinition,
): Refusal | null {
  const opens = procedure.openings.includes(definition.name)
  if (!standing) return opens ? null : refuse('not-now', problem('not-opened'))
  if (opens) return refuse('not-now', problem('already-opened'))
  if (standing.closed && definition.kind === 'step') return refuse('not-now', problem('case-closed'))
  return null
}

function roleFor(definition: EventDefinition, by: ActorOnCase): Role | null {
  return definition.by.find((role) => by.roles.includes(role)) ?? null
}

/**
 * Who is of an organisation that is not active takes no step, in any procedure: the door's facts say so anew for every event.
 * The portal's own people, the clock and the worker stand outside: somebody must be able to restore.
 */
export function suspensionRefusal(
  { whileSuspended }: EventDefinition,
  { by, facts }: { readonly by: ActorOnCase; readonly facts: Facts },
): Refusal | null {
  if (whileSuspended || by.side === 'portal' || facts.actor?.standing === 'active') return null
  return refuse('not-permitted', problem('organisation-suspended'))
}

function structureRefusal<C, D>(asked: Asked<C, D>, definition: EventDefinition): Refusal | null {
  if (!asked.standing || definition.kind === 'note') return null
  const offered = eventsHere(asked.procedure, asked.standing).includes(definition.name)
  return offered ? null : refuse('not-now', problem('not-now', '', { state: asked.standing.state }))
}

function questionOf<C, D>(asked: Asked<C, D>, data: never): Question<C, D, never> {
  return {
    event: asked.event.name,
    state: asked.standing?.state ?? null,
    context: asked.standing?.context ?? null,
    dossier: asked.dossier,
    by: asked.by,
    facts: asked.facts,
    data,
    pack: asked.pack,
  }
}

/** The first rule that does not agree. */
export function firstRefusal<C, D>(
  rules: readonly ((question: Question<C, D, never>) => Refusal | null)[] | undefined,
  question: Question<C, D, never>,
): Refusal | null {
  for (const rule of rules ?? []) {
    const refusal = rule(question)
    if (refusal) return refusal
  }
  return null
}

function move<C, D>(
  asked: Asked<C, D>,
  definition: EventDefinition,
  question: Question<C, D>,
): { standing: Standing<C>; effects: readonly Effect[] } | null {
  const { procedure, standing } = asked
  if (standing && definition.kind === 'note') return { standing, effects: owedBy(definition, question) }
  const event = { type: definition.name, ...question }
  if (!standing) {
    const opened = outcomeOf<C>(initialTransition(procedure.machine, event))
    // a case that is opened owes what its first state does, and what the event that opens it says
    return { ...opened, effects: [...opened.effects, ...definition.owes(question.data as never, question)] }
  }
  const before = snapshotOf(procedure, standing)
  if (!before.can(event)) return null
  return outcomeOf(transition(procedure.machine, before, event))
}

function owedBy({ seals, owes }: EventDefinition, asked: Owing & { readonly data: unknown }): readonly Effect[] {
  const sealed = seals.map((form) => ({ type: 'sealRecord' as const, params: { form } }))
  return [...sealed, ...owes(asked.data as never, asked)]
}

function outcomeOf<C>([snapshot, actions]: readonly [unknown, readonly { type: string; params: unknown }[]]): {
  standing: Standing<C>
  effects: readonly Effect[]
} {
  const { value, context, status, error } = snapshot as { value: string; context: C; status: string; error: unknown }
  // a machine that breaks says so in its snapshot and throws nothing
  if (status === 'error') throw error
  return {
    standing: { state: value, context, closed: status === 'done' },
    effects: actions.map(({ type, params }) => ({ type, params: params ?? {} }) as Effect),
  }
}
