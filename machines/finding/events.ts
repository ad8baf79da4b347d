import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { lines } from '../kit/text'
import { FindingSchema } from './case'

const judged = {
  kind: 'step',
  signed: true,
  by: ['auditor'],
  data: z.strictObject({ text: lines(2000) }),
  sees: ['oversight'],
  slugs: ['le.audit', 'sp.audit'],
} as const

export const findingEvents: Readonly<Record<string, EventDefinition>> = {
  'finding.open': defineEvent({
    ...{ ...judged, name: 'finding.open', signed: false, by: ['worker'], data: FindingSchema },
    trail: ({ rule, day, cases }) => ({ finding: rule, day, cases: cases.length }),
  }),
  'finding.explain': defineEvent({ name: 'finding.explain', ...judged }),
  'finding.escalate': defineEvent({ name: 'finding.escalate', ...judged }),
  'finding.dismiss': defineEvent({ name: 'finding.dismiss', ...judged }),
}
