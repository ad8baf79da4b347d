import type { Language } from '~machines/kit/words'

const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' }

/** Making a format takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, zone, options])
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], { timeZone: zone, hourCycle: 'h23', ...options })
  formats.set(key, made)
  return made
}

const dayParts = { day: 'numeric', month: 'short', year: 'numeric' } as const
const timeParts = { hour: '2-digit', minute: '2-digit' } as const

/** `Thu, 26 Nov 2026, 17:00 CET` */
export function absolute(instant: string, language: Language, zone: string): string {
  return format(language, zone, { weekday: 'short', ...dayParts, ...timeParts, timeZoneName: 'short' }).format(
    new Date(instant),
  )
}

/** `26 Nov 2026` */
export function dayOf(instant: string, language: Language, zone: string): string {
  return format(language, zone, dayParts).format(new Date(instant))
}

/** `16:00 UTC` */
export function utcTime(instant: string, language: Language): string {
  return `${format(language, 'UTC', timeParts).format(new Date(instant))} UTC`
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/**
 * Distance as its two largest units, `2 days 6 hours`; under a minute it is `0 minutes`. Russian has the units short:
 * written out they would have to be declined by the words around them.
 */
export function distance(from: string, to: string, language: Language): string {
  const unitDisplay = language === 'ru' ? 'short' : 'long'
  let left = Math.abs(new Date(to).getTime() - new Date(from).getTime())
  const parts: string[] = []
  for (const [unit, length] of units) {
    const count = Math.floor(left / length)
    left -= count * length
    if (count > 0 && parts.length < 2) parts.push(inUnit(count, unit, language, unitDisplay))
    else if (parts.length > 0) break
  }
  return parts.length > 0 ? parts.join(' ') : inUnit(0, 'minute', language, unitDisplay)
}

function inUnit(
  count: number,
  unit: 'day' | 'hour' | 'minute',
  language: Language,
  unitDisplay: 'long' | 'short',
): string {
  const key = `${language} ${unit} ${unitDisplay}`
  const known = numbers.get(key)
  const format = known ?? new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay })
  if (!known) numbers.set(key, format)
  return format.format(count)
}
