import type { AnyStateMachine } from 'xstate'
import type { EventDefinition } from './event'
import type { ActorOnCase, Facts } from './facts'
import type { Refusal } from './refusal'
import type { ClockRule } from '../policy/clock-rule'
import type { PolicyPack } from '../policy/pack'

/** Where a case stands: all a machine needs to go on. Ids, codes, counts and instants only; plain JSON. */
export interface Standing<Context = unknown> {
  readonly state: string
  readonly context: Context
  readonly closed: boolean
}

/** What a rule is asked. `context` and `state` are null for the event that opens a case. */
export interface Question<Context, Dossier, Data = unknown> {
  readonly event: string
  readonly state: string | null
  readonly context: Context | null
  /** what the case says: names, identifiers and texts, as they stood before the event */
  readonly dossier: Dossier
  readonly by: ActorOnCase
  readonly facts: Facts
  readonly data: Data
  readonly pack: PolicyPack
}

/** The machine's event: the question, with the dossier as the event leaves it. */
export type MachineEvent<Context, Dossier> = { readonly type: string } & Question<Context, Dossier>

export type Rule<Context, Dossier> = (question: Question<Context, Dossier, never>) => Refusal | null

/** An order to the shell, carried out later by a job. */
export interface Effect {
  readonly type:
    | (
        | 'sealRecord'
        | 'setDeadline'
        | 'setReminder'
        | 'cancelDeadline'
        | 'notify'
        | 'announce'
        | 'issueSeal'
        | 'tellPerson'
      )
    | ('warn' | 'watchReveal' | 'tellOrganisation')
    | ('joinFile' | 'settleChild')
  readonly params: Readonly<Record<string, string>>
}

/**
 * A procedure: what may happen, in which order, by whom.
 * `dossier` is folded beside the machine: `fold` says how an event changes what the case says.
 */
export interface Procedure<Context = unknown, Dossier = unknown> {
  /** name and version, for example `disclosure@1`; a case keeps it for ever */
  readonly id: string
  /** the events that open a case of it, the usual one first */
  readonly openings: readonly string[]
  /** the clocks that it starts, by name, with the rules by which each may run in a country */
  readonly clocks: Readonly<Record<string, (pack: PolicyPack) => readonly ClockRule[]>>
  readonly events: Readonly<Record<string, EventDefinition>>
  readonly machine: AnyStateMachine
  readonly emptyDossier: Dossier
  readonly fold: (question: Question<Context, Dossier, never>) => Dossier
  readonly rules: Readonly<Record<string, RulesOfEvent<Context, Dossier>>>
}

/**
 * The context of a case that is opened, from the event that opens it. Whenever XState moves a stored case it asks for one
 * too, without an event, and throws it away: it is given none rather than an exception, which costs a third of the move.
 */
export function openedBy<Event, Context>(opening: (event: Event) => Context) {
  return ({ input }: { readonly input: Event | undefined }): Context => (input ? opening(input) : ({} as Context))
}

/** What an action is asked about: the event; when it opens a case, XState hands it over as the input of an event of its own. */
export function happening<Event extends { readonly type: string }>(event: Event | { readonly input: Event }): Event {
  return 'input' in event ? event.input : event
}

export interface RulesOfEvent<Context, Dossier> {
  /** person and structure rules, answerable without the event's data: `offers` asks them too */
  readonly who?: readonly Rule<Context, Dossier>[]
  /** rules over the event's data */
  readonly what?: readonly Rule<Context, Dossier>[]
}
