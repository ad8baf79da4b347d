import { Temporal } from 'temporal-polyfill'
import type { Identifier, Moment } from '~machines/identifiers/identifier'
import { splitItemId } from '~machines/identifiers/identifier'
import { showMoment } from '~machines/identifiers/moments'
import type { Clock } from '~machines/kit/clock'
import type { PersonFacts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import { nameOf, type Source } from '~machines/policy/source'
import type { RecordInput } from './input'

type Speaking = Pick<RecordInput, 't' | 'language' | 'provider'>

/** Regional forms of the portal's languages: days before months, hours from 0 to 23. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' }

/** An instant in a zone, with the zone's name and UTC beside it: `23 November 2026 at 10:00:00 (Europe/Vienna), 09:00:00 UTC`. */
export function instantIn({ language }: Pick<Speaking, 'language'>, instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant)
  const local = at.toZonedDateTimeISO(zone)
  const utc = at.toZonedDateTimeISO('UTC')
  const there = local.toLocaleString(locales[language], { dateStyle: 'long', timeStyle: 'medium' })
  if (zone === 'UTC') return plainSpaces(`${there} UTC`)
  const sameDay = utc.toPlainDate().equals(local.toPlainDate())
  const style = sameDay ? ({ timeStyle: 'medium' } as const) : ({ dateStyle: 'short', timeStyle: 'medium' } as const)
  return plainSpaces(`${there} (${zone}), ${utc.toLocaleString(locales[language], style)} UTC`)
}

export function dayIn(language: Language, day: string): string {
  return day === ''
    ? ''
    : plainSpaces(Temporal.PlainDate.from(day).toLocaleString(locales[language], { dateStyle: 'long' }))
}

export function numberIn(language: Language, value: number): string {
  return plainSpaces(value.toLocaleString(locales[language]))
}

/** As stated, in UTC, and in the provider's zone: the same instant three ways, line by line. */
function momentLines({ provider }: Speaking, moment: Moment): string[] {
  const { stated, utc, there } = showMoment(moment, provider.zone)
  const lines = [`${clock(moment.local)} ${moment.zone} (${stated.offset})`, `= ${clock(utc.local)} UTC`]
  return moment.zone === provider.zone ? lines : [...lines, `= ${clock(there.local)} ${there.zone}`]
}

export function periodWords(speaking: Speaking, { from, until }: Identifier): string {
  const [first, ...more] = until ? momentLines(speaking, until) : []
  const end = first ? [`– ${first}`, ...more] : []
  return [...(from ? momentLines(speaking, from) : []), ...end].join('\n')
}

export function valueWords({ kind, value, port }: Identifier): string {
  if (port === null) return value
  return kind === 'ipv6' ? `[${value}]:${port}` : `${value}:${port}`
}

export function personWords({ name, title }: Pick<PersonFacts, 'name' | 'title'>): string {
  return title ? `${name}, ${title}` : name
}

/** What an item is about: its identifier, the identifier's number within the case, and the data asked for. */
export function itemWords({ t, dossier }: RecordInput, item: string) {
  const { identifier, category } = splitItemId(item)
  const found = dossier.served?.content.identifiers.find(({ id }) => id === identifier)
  return { number: identifier, identifier: found ? valueWords(found) : identifier, category: t(`category.${category}`) }
}

/** A code of the case's policy pack, in words. */
export function packWords({ t, pack }: Pick<RecordInput, 't' | 'pack'>, list: string, code: string | null): string {
  return code ? t(`pack.${packById(pack)!.vocabulary}.${list}.${code}`) : ''
}

function clock(local: string): string {
  return local.replace('T', ' ')
}

/** Narrow no-break spaces, which fonts may lack, as ordinary no-break ones. */
function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', '\u00a0')
}

/** How a clock is counted, and where its rule stands. */
export function clockWords(
  { t }: Pick<RecordInput, 't'>,
  { unit, counting, source }: Clock & { readonly source: Source },
) {
  const { instrument, place } = source
  return {
    counted: `${t(`clock.unit.${unit}`)}, ${t(`clock.counting.${nameOf(counting)}`)}`,
    source: t(`instrument.${nameOf(instrument)}.place`, { place }),
  }
}

/** Where a rule stands; a value that no instrument gives has no place in one. */
export function ruleWords(t: RecordInput['t'], { instrument, place, weight }: Source): string {
  const name = `instrument.${nameOf(instrument)}`
  if (weight === 'policy') return t(name)
  return t(`${name}.place`, { place: weight === 'guideline' ? t(`guideline.${place}`) : place })
}
