import { z } from 'zod'
import type { HolidayTable } from '../kit/calendar'
import { needsCalendar } from '../kit/counting'
import { languages, type Language } from '../kit/words'
import { defectFaults } from './check-defects'
import type { ClockRule } from './clock-rule'
import { InstrumentSchema, type Instrument, type IssuingRule, type LegalCategory } from './instrument'
import { groupOf } from './issuing'
import { PolicyPackSchema, type PolicyPack } from './pack'
import { priorityFaults } from './priority'
import { nameOf, type Source } from './source'

export interface PolicyChecked {
  readonly packs: readonly PolicyPack[]
  readonly instruments: readonly Instrument[]
  /** all texts, by language */
  readonly words: Readonly<Record<Language, Readonly<Record<string, string>>>>
  /** the year it is */
  readonly year: number
}

/** for so many years after this one a holiday table has to know the days */
const yearsAhead = 10

/** What is wrong with the packs and instruments, one sentence each that begins with the place. */
export function defectsOf(checked: PolicyChecked): string[] {
  const { packs, instruments } = checked
  const malformed = [
    ...packs.flatMap((pack) => malformedIn(pack.id, PolicyPackSchema, pack)),
    ...instruments.flatMap((each) => malformedIn(each.id, InstrumentSchema, each)),
  ]
  // what is malformed cannot be asked further
  if (malformed.length > 0) return malformed
  return [
    ...twice(
      'the list of packs',
      packs.map(({ id }) => id),
    ),
    ...instruments.flatMap(inInstrument),
    ...packs.flatMap((pack) => [...inInstrument(pack.law), ...inPack(pack, checked)]),
    ...wordless(checked),
  ]
}

function malformedIn(id: string, schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).map(({ path, message }) => `${id}: ${path.join('.')}: ${message}`)
}

function twice(where: string, names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${where}: ${name} stands there twice`)
}

/** Every id that a row names is there, and every clock is started by something. */
function inInstrument({ id, measures, issuing, thresholds, extensions, clocks }: Instrument): string[] {
  const known = new Set(clocks.map((clock) => clock.id))
  const named = [...measures.flatMap((each) => each.clocks), ...extensions.map(({ clock }) => clock)]
  const after = clocks.flatMap(({ start }) => (start.on === 'end' ? [start.of] : []))
  const provided = measures.flatMap(({ measure, categories }) => categories.map((category) => ({ measure, category })))
  return [
    ...twice(`${id}: clocks`, [...clocks.map((clock) => clock.id)]),
    ...twice(
      `${id}: measures`,
      measures.map(({ measure }) => measure),
    ),
    ...[...named, ...after].filter((clock) => !known.has(clock)).map((clock) => `${id}: there is no clock ${clock}`),
    ...[...known].filter((clock) => !named.includes(clock)).map((clock) => `${id}: nothing starts the clock ${clock}`),
    ...clocks.flatMap((clock) => uncountable(clock).map((what) => `${id}: clocks.${clock.id}: ${what}`)),
    ...provided
      .filter((each) => rowsFor(issuing, each).length !== 1)
      .map((each) => `${id}: not one row of issuing says who may order ${each.measure} of ${each.category}`),
    ...issuing
      .filter(({ threshold }) => threshold !== null && !thresholds.some((each) => each.id === threshold))
      .map(({ threshold }) => `${id}: there is no threshold ${threshold}`),
  ]
}

function rowsFor(issuing: readonly IssuingRule[], asked: { measure: string; category: string }): IssuingRule[] {
  return issuing.filter(
    ({ measure, categories }) => measure === asked.measure && (categories as string[]).includes(asked.category),
  )
}

/** Days are counted in days; the Union's rule knows whole units only. */
function uncountable({ length, unit, counting }: ClockRule): string[] {
  const inDays = length.endsWith('D')
  if (unit !== 'elapsed' && !inDays) return [`${length} is no length in days`]
  return counting === 'regulation1182@1' && length.includes('M') ? [`${length} is no length in whole hours`] : []
}

function inPack(pack: PolicyPack, { packs, instruments, year }: PolicyChecked): string[] {
  const { id, law, applies, legalBases } = pack
  const known = new Map(instruments.map((each) => [each.id, each]))
  const applied = applies.flatMap(({ instrument }) => known.get(instrument) ?? [])
  const sources = new Set([law.id, 'liaison@1', ...applies.map(({ instrument }) => instrument)])
  return [
    ...applies
      .filter(({ instrument }) => !known.has(instrument))
      .map(({ instrument }) => `${id}: there is no instrument ${instrument}`),
    ...sourcesIn(pack)
      .filter(({ instrument }) => !sources.has(instrument))
      .map(({ instrument, place }) => `${id}: the source ${instrument}, ${place} is no law that applies here`),
    ...[...applied, law].flatMap((each) => leftOpen(pack, each)),
    ...[...applied, law].flatMap((each) => neverValidated(pack, each)),
    ...Object.entries(pack.clocks)
      .filter(([name, clock]) => clock.id !== name)
      .map(([name, clock]) => `${id}: clocks.${name} is the rule ${clock.id}`),
    ...Object.values(pack.clocks).flatMap((clock) =>
      uncountable(clock).map((what) => `${id}: clocks.${clock.id}: ${what}`),
    ),
    ...applies.flatMap(({ with: others }) =>
      others
        .filter((other) => !packs.some(({ jurisdiction }) => jurisdiction === other))
        .map((other) => `${id}: there is no pack for ${other}, with which an instrument is on`),
    ),
    ...twice(
      `${id}: legalBases`,
      legalBases.map(({ code }) => code),
    ),
    ...pack.restricted.offences
      .filter((code) => !pack.offences.includes(code))
      .map((code) => `${id}: restricted.offences: there is no offence ${code}`),
    ...defectFaults(pack),
    ...priorityFaults(pack),
    ...unknownZone(pack),
    ...holidayDefects(pack, [...applied, law], year),
  ]
}

/** What may be ordered first and validated afterwards has a time by which it is. */
function neverValidated({ id, law }: PolicyPack, { id: instrument, issuing, measures, clocks }: Instrument): string[] {
  const rowOf = (row: IssuingRule, category: LegalCategory) =>
    row.issuers === null ? rowsFor(law.issuing, { measure: row.measure, category })[0] : row
  return validatedLater.flatMap(({ measure, called }) => {
    const afterwards = issuing
      .filter((row) => row.measure === measure)
      .some((row) => row.categories.some((category) => rowOf(row, category)?.validatedAfterwards))
    const provided = measures.find((each) => each.measure === measure && each.clocks.length > 0)
    if (!afterwards || !provided) return []
    const own = clocks.filter((clock) => provided.clocks.includes(clock.id))
    const timed = [...own, ...law.clocks].some(({ atEnd }) => atEnd === 'restrict')
    return timed ? [] : [`${id}: ${instrument} lets ${called} be validated afterwards, and no clock says by when`]
  })
}

/** Measures that may be. */
const validatedLater = [
  { measure: 'emergencyProduction', called: 'emergencies' },
  { measure: 'preservation', called: 'preservations' },
] as const

/** What an instrument leaves to domestic law, domestic law says. */
function leftOpen({ id, law }: PolicyPack, { id: instrument, issuing }: Instrument): string[] {
  const open = issuing.filter(({ issuers }) => issuers === null)
  return open.flatMap(({ measure, categories }) =>
    categories
      .filter((category) => rowsFor(law.issuing, { measure, category })[0]?.issuers == null)
      .map(
        (category) =>
          `${id}: ${instrument} leaves to ${law.id} who may order ${measure} of ${category}, and it does not say`,
      ),
  )
}

/** Every source in a pack's own rows, wherever it stands. */
function sourcesIn(value: unknown): Source[] {
  if (typeof value !== 'object' || value === null) return []
  if ('weight' in value && 'place' in value) return [value as Source]
  return Object.values(value).flatMap(sourcesIn)
}

function unknownZone({ id, zone }: PolicyPack): string[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return []
  } catch {
    return [`${id}: there is no zone ${zone}`]
  }
}

function holidayDefects({ id, calendar, clocks }: PolicyPack, laws: readonly Instrument[], year: number): string[] {
  const rules = [...Object.values(clocks), ...laws.flatMap((law) => law.clocks)]
  if (!rules.some(needsCalendar)) return []
  const { holidays } = calendar
  const missing = Array.from({ length: yearsAhead + 2 }, (_, at) => year - 1 + at).filter(
    (each) => !holidays.years[each],
  )
  return [
    ...missing.slice(0, 1).map((each) => `${id}: the holidays ${holidays.id} do not know ${each}`),
    ...unordered(holidays).map((each) => `${id}: the holidays ${holidays.id} of ${each} are not in order`),
  ]
}

function unordered({ years }: HolidayTable): string[] {
  return Object.keys(years).filter((year) => {
    const days = years[Number(year)]!.split(' ')
    return (
      days.some((day, at) => at > 0 && day <= days[at - 1]!) ||
      days.some((day) => Number.isNaN(Date.parse(`${year}-${day}`)))
    )
  })
}

function wordless({ packs, instruments, words }: PolicyChecked): string[] {
  const keys = new Set([
    ...packs.flatMap(keysOfPack),
    ...[...instruments, ...packs.map(({ law }) => law)].flatMap(keysOfInstrument),
  ])
  return languages.flatMap((language) =>
    [...keys].filter((key) => !words[language][key]).map((key) => `${language}: there are no words for ${key}`),
  )
}

/** The keys under which a pack's codes have words. */
export function keysOfPack(pack: PolicyPack): string[] {
  const { vocabulary, legalBases, nilGrounds, enrolment, sight, report, defects, requestPriorities } = pack
  const lists = {
    legalBases: legalBases.map(({ code }) => code),
    issuedBy: legalBases.map(({ issuedBy }) => issuedBy),
    nilGrounds: Object.values(nilGrounds).flat(),
    sightReasons: Object.values(sight.reasons).flat(),
    ...pickLists(pack),
    professions: pack.sensitive.professions,
    withholdGrounds: pack.notice.withholdGrounds,
    ...{ vettingDocuments: enrolment.vettingDocuments, identifiedHow: enrolment.identifiedHow },
    identityDocuments: enrolment.identityDocuments,
    ...report,
    defects: defects.map(({ code }) => code),
    requestPriorities: requestPriorities.flatMap(({ code }) => [code, `${code}.criteria`]),
  }
  return [
    `pack.${nameOf(pack.id)}`,
    `country.${pack.jurisdiction}`,
    ...defects.flatMap(({ remedy, clock }) => [`remedy.${remedy}`, `clock.effect.${clock.effect}`]),
    ...Object.entries(pack.clocks).flatMap(([name, clock]) => [`deadline.${name}`, ...keysOfClock(clock)]),
    ...Object.entries(lists).flatMap(([list, codes]) => codes.map((code) => `pack.${vocabulary}.${list}.${code}`)),
  ]
}

function pickLists({
  offences,
  returnReasons,
  sourceCheckMethods,
  rejectionGrounds,
  refusalGrounds,
  contestGrounds,
  dangers,
  downgradeGrounds,
  breachGrounds,
}: PolicyPack) {
  const reasons = { returnReasons, rejectionGrounds, refusalGrounds, contestGrounds, downgradeGrounds, breachGrounds }
  return { offences, dangers, sourceCheckMethods, ...reasons }
}

/** The keys under which an instrument, its measures, authorities and clocks have words. */
export function keysOfInstrument({ id, measures, issuing, clocks, notification }: Instrument): string[] {
  const name = nameOf(id)
  const groups = issuing
    .flatMap(({ issuers, validators }) => [issuers ?? [], validators])
    .filter((each) => each.length > 0)
  return [
    ...[`instrument.${name}`, `instrument.${name}.place`],
    ...measures.flatMap(({ measure, route, heldBy }) => [
      `measure.${measure}`,
      `route.${route}`,
      ...(heldBy ? [`heldBy.${heldBy}`] : []),
    ]),
    ...measures.flatMap(({ categories }) => categories.map((category) => `legalCategory.${category}`)),
    ...groups.flatMap((group) => [`issuers.${groupOf(group)}`, ...group.map((authority) => `issuer.${authority}`)]),
    ...(notification?.unlessAllOf ?? []).map((ground) => `notification.unless.${ground}`),
    ...clocks.flatMap((clock) => [`clock.${name}.${clock.id}`, ...keysOfClock(clock)]),
  ]
}

function keysOfClock({ start, unit, counting, direction, pauses, atEnd, source }: ClockRule): string[] {
  return [
    `clock.start.${start.on === 'receipt' ? `receipt.${start.by}` : start.on}`,
    ...[
      `clock.unit.${unit}`,
      `clock.counting.${nameOf(counting)}`,
      `clock.direction.${direction}`,
      `clock.end.${atEnd}`,
    ],
    `weight.${source.weight}`,
    ...pauses.map((reason) => `case.clock.reason.${reason}`),
  ]
}
