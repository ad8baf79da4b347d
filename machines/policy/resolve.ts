import { problem, refuse, type Problem, type Refusal } from '../kit/refusal'
import type { ClockRule } from './clock-rule'
import type { Instrument, IssuingRule, LegalCategory, MeasureRule, PolicyMeasure, Threshold } from './instrument'
import { instruments } from './instruments/index'
import { placeOf } from './objection'
import type { Applied, PolicyPack } from './pack'
import { nameOf, type Source } from './source'

export interface RuleAsked {
  readonly pack: PolicyPack
  /** name and version; empty when nobody has named one */
  readonly instrument: string
  readonly measure: PolicyMeasure
  readonly category: LegalCategory
  /** day of the question in the pack's country, ISO 8601 */
  readonly on: string
  /** country of whoever holds the data; the pack's own at home */
  readonly country: string
}

/** All that holds for one measure and category under one instrument in one country. */
export interface PolicyRule {
  readonly instrument: string
  readonly measure: MeasureRule
  /** the instrument's own row, or the country's where the instrument leaves it to domestic law */
  readonly issuing: IssuingRule
  readonly threshold: Threshold | null
  readonly clocks: readonly ClockRule[]
  readonly extension: Extension | null
  /** whom else it is told to, before data go out */
  readonly notified: boolean
}

/** How often the time of a measure is added to, and by how much; null for no number. */
export interface Extension {
  readonly times: number | null
  readonly clock: ClockRule
  readonly source: Source
}

export type RuleFound =
  { readonly ok: true; readonly rule: PolicyRule } | { readonly ok: false; readonly refusal: Refusal }

/** Laws and treaties of a country that have a measure of some kind, its own law first. */
export function instrumentsWith(pack: PolicyPack, isAsked: (measure: MeasureRule) => boolean): readonly string[] {
  const shared = pack.applies.filter(({ instrument }) =>
    instruments.some(({ id, measures }) => id === instrument && measures.some(isAsked)),
  )
  return [...(pack.law.measures.some(isAsked) ? [pack.law.id] : []), ...shared.map(({ instrument }) => instrument)]
}

/** The rule by which a measure is ordered, or which rule is in the way. */
export function ruleFor(asked: RuleAsked): RuleFound {
  const { pack, measure, category } = asked
  const found = instrumentFor(asked)
  if ('refusal' in found) return found
  const { instrument } = found
  const provided = instrument.measures.find((each) => each.measure === measure)
  const words = { instrument: nameOf(instrument.id), measure, category }
  if (!provided) return no(problem('measure-not-provided', 'measure', words))
  const issuing = provided.categories.includes(category) ? issuingFor(pack, instrument, asked) : null
  if (!issuing) return no(problem('category-not-reached', 'category', { ...words, ...placeOf(provided.source) }))
  const rule = {
    ...{ instrument: instrument.id, measure: provided, issuing, extension: extensionFor(asked, found) },
    threshold: instrument.thresholds.find(({ id }) => id === issuing.threshold) ?? null,
    clocks: provided.clocks.map((id) => clockOf(found, id)),
    notified: isNotified(instrument, asked),
  }
  return { ok: true, rule }
}

/** The clock of that id, counted as the country counts it; packs that were checked name no other. */
function clockOf({ instrument, counting }: InstrumentFound, id: string): ClockRule {
  const clock = instrument.clocks.find((each) => each.id === id)!
  return counting ? { ...clock, counting } : clock
}

function no(...problems: Problem[]): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refuse('invalid', ...problems) }
}

interface InstrumentFound {
  readonly instrument: Instrument
  readonly counting: Applied['counting']
}

function instrumentFor({ pack, instrument: id, on, country }: RuleAsked): InstrumentFound | ReturnType<typeof no> {
  if (id === '') return no(problem('instrument-missing', 'instrument', placeOf(pack.sources.legalBases)))
  if (id === pack.law.id) return { instrument: pack.law, counting: null }
  const applied = pack.applies.find(({ instrument }) => instrument === id)
  const instrument = instruments.find((each) => each.id === id)
  if (!applied || !instrument)
    return no(
      problem('instrument-not-applied', 'instrument', {
        country: pack.jurisdiction,
        ...placeOf(pack.law.measures[0]!.source),
      }),
    )
  const words = { name: nameOf(id), country: pack.jurisdiction, ...placeOf(applied.source) }
  if (on < applied.from) return no(problem('instrument-not-yet', 'instrument', { ...words, from: applied.from }))
  if (instrument.binds === 'pair' && !applied.with.includes(country))
    return no(problem('instrument-off', 'instrument', { ...words, other: country }))
  return { instrument, counting: applied.counting }
}

function issuingFor(pack: PolicyPack, instrument: Instrument, { measure, category }: RuleAsked): IssuingRule | null {
  const rowIn = ({ issuing }: Instrument) =>
    issuing.find((row) => row.measure === measure && row.categories.includes(category)) ?? null
  const row = rowIn(instrument)
  return row?.issuers === null ? rowIn(pack.law) : row
}

function extensionFor({ pack, measure }: RuleAsked, found: InstrumentFound): Extension | null {
  const of = ({ extensions }: Instrument) => extensions.find((each) => each.measure === measure)
  const extension = of(found.instrument)
  const granting = extension?.ifDomestic ? of(pack.law) : extension
  return extension && granting
    ? { times: granting.times, clock: clockOf(found, extension.clock), source: granting.source }
    : null
}

function isNotified({ notification }: Instrument, { measure, category }: RuleAsked): boolean {
  return notification !== null && notification.measures.includes(measure) && notification.categories.includes(category)
}
