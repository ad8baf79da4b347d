import { assign, setup } from 'xstate'
import { openedBy, type MachineEvent } from '../kit/procedure'
import type { FindingContext, FindingData, FindingDossier } from './case'

type Event = MachineEvent<FindingContext, FindingDossier>

const slugs = ['le.audit', 'sp.audit'] as const

export const findingMachine = setup({
  types: { context: {} as FindingContext, events: {} as Event, input: {} as Event },
  actions: { noteJudge: assign(({ event }) => ({ judgedBy: event.by.id })) },
}).createMachine({
  id: 'finding@1',
  initial: 'found',
  context: openedBy((event: Event) => {
    const { person, organisation, rule, day, numbers } = event.data as FindingData
    return { person, organisation, rule, day, numbers, judgedBy: null }
  }),
  states: {
    found: {
      description: 'state.found.description',
      meta: { slugs },
      on: {
        'finding.explain': { target: 'explained', actions: 'noteJudge' },
        'finding.escalate': { target: 'escalated', actions: 'noteJudge' },
        'finding.dismiss': { target: 'dismissed', actions: 'noteJudge' },
      },
    },
    escalated: {
      description: 'state.escalated.description',
      meta: { slugs },
      on: {
        'finding.explain': { target: 'explained', actions: 'noteJudge' },
        'finding.dismiss': { target: 'dismissed', actions: 'noteJudge' },
      },
    },
    explained: { description: 'state.explained.description', meta: { slugs }, type: 'final' },
    dismissed: { description: 'state.dismissed.description', meta: { slugs }, type: 'final' },
  },
})
