import type { ClockFacts, EventFacts, ParagraphFacts, ProcedureFacts, StateFacts } from '~/ui/procedure/facts'
import { conformanceOf } from '~machines/conformance'
import { guidelines } from '~machines/guidelines'
import type { EventDefinition } from '~machines/kit/event'
import { pictureOf, transitionsOf } from '~machines/kit/picture'
import type { Procedure } from '~machines/kit/procedure'
import { formsSealedBy } from '~machines/kit/seals'
import { packsInForce } from '~machines/policy/index'
import { nameOf } from '~machines/policy/source'
import { lengthWords } from '~machines/policy/terms'

/** All that its page says of a procedure, as plain data. */
export function procedureFacts(procedure: Procedure): ProcedureFacts {
  const { id, events } = procedure
  return {
    ...{ id, name: nameOf(id), picture: pictureOf(procedure) },
    states: statesOf(procedure),
    events: Object.values(events).map((event) => eventOf(procedure, event)),
    paragraphs: paragraphsOf(procedure),
    clocks: Object.entries(procedure.clocks).map(clockOf),
  }
}

function statesOf(procedure: Procedure): StateFacts[] {
  const transitions = transitionsOf(procedure)
  return Object.entries(procedure.machine.states).map(([state, { description, type }]) => {
    const here = transitions.filter(({ from }) => from === state)
    const names = [...new Set(here.map(({ event }) => event))]
    const leadingTo = (name: string) =>
      here.filter(({ event, to }) => event === name && to !== state).map(({ to }) => to)
    const steps = names.map((event) => ({ event, to: leadingTo(event) }))
    return { state, description: description!, final: type === 'final', steps }
  })
}

function eventOf(procedure: Procedure, { name, kind, by, signed, sees, slugs }: EventDefinition): EventFacts {
  const forms = formsSealedBy(procedure, name)
  return { name, kind, opens: procedure.openings.includes(name), by, signed, sees, forms, slugs }
}

function paragraphsOf(procedure: Procedure): ParagraphFacts[] {
  return conformanceOf({ guidelines, procedures: [procedure] })
    .filter(({ cited }) => cited.length > 0)
    .map(({ slug, number, numberVerified, cited }) => {
      return { slug, number, numberVerified, events: cited.map(({ event }) => event) }
    })
}

function clockOf([name, rulesIn]: [string, Procedure['clocks'][string]]): ClockFacts {
  const rules = packsInForce.flatMap((pack) =>
    rulesIn(pack).map((rule) => ({ country: pack.jurisdiction, rule, length: lengthWords(rule) })),
  )
  return { name, rules }
}
