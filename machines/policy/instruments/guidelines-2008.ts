import { legalCategories, type Instrument, type MeasureRule, type PolicyMeasure } from '../instrument'
import { chosenBy } from '../rows'
import type { Source } from '../source'

const id = 'guidelines-2008@1'
const paragraph = (slug: string): Source => ({ instrument: id, place: slug, weight: 'guideline', checked: false })

/**
 * Guidelines for the cooperation between law enforcement and internet service providers against cybercrime (Council of
 * Europe, Strasbourg, 2 April 2008). They bind nobody, leave who may order what to domestic law, and give no number: the
 * length of their one clock is Liaison's own.
 */
export const guidelines2008: Instrument = {
  id,
  binds: 'country',
  measures: [
    measure('production', 'le.written-requests', []),
    measure('emergencyProduction', 'le.emergency-restraint', ['oralConfirmation']),
    measure('preservation', 'le.follow-up-preservation', []),
  ],
  issuing: [row('production', false), row('emergencyProduction', true), row('preservation', false)],
  thresholds: [],
  extensions: [],
  notification: null,
  clocks: [
    {
      id: 'oralConfirmation',
      start: { on: 'oralRequest' },
      length: 'PT24H',
      unit: 'elapsed',
      counting: 'exact@1',
      direction: 'atMost',
      pauses: [],
      atEnd: 'overdue',
      source: chosenBy(id, 'le.written-requests'),
    },
  ],
}

function measure(name: PolicyMeasure, slug: string, clocks: string[]): MeasureRule {
  const source = paragraph(slug)
  return { measure: name, categories: [...legalCategories], route: 'provider', clocks, heldBy: null, source }
}

function row(name: PolicyMeasure, validatedAfterwards: boolean) {
  const whoever = { issuers: null, validators: [], threshold: null, source: paragraph('le.authority') }
  return { measure: name, categories: [...legalCategories], validatedAfterwards, ...whoever }
}
