import { eventsHere, firstRefusal, suspensionRefusal } from './decide'
import type { ActorOnCase, Facts } from './facts'
import type { Procedure, Question, Standing } from './procedure'
import type { PolicyPack } from '../policy/pack'

export interface OffersAsked<Context, Dossier> {
  readonly procedure: Procedure<Context, Dossier>
  readonly standing: Standing<Context>
  readonly dossier: Dossier
  readonly by: ActorOnCase
  readonly facts: Facts
  readonly pack: PolicyPack
}

/**
 * The events this person may perform now, by structure and person rules, without rules over the event's data.
 * Pages draw their forms from it; the door enforces it.
 */
export function offers<Context, Dossier>(asked: OffersAsked<Context, Dossier>): readonly string[] {
  const { procedure, standing, by } = asked
  const here = new Set(standing.closed ? [] : eventsHere(procedure, standing))
  return Object.values(procedure.events)
    .filter((event) => event.kind === 'note' || here.has(event.name))
    .filter((event) => !procedure.openings.includes(event.name) && event.by.some((role) => by.roles.includes(role)))
    .filter((event) => !suspensionRefusal(event, asked))
    .filter((event) => !firstRefusal(procedure.rules[event.name]?.who, questionFor(asked, event.name)))
    .map((event) => event.name)
}

function questionFor<C, D>(asked: OffersAsked<C, D>, event: string): Question<C, D, never> {
  const { standing, dossier, by, facts, pack } = asked
  return { event, state: standing.state, context: standing.context, dossier, by, facts, pack, data: undefined as never }
}
