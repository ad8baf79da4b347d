import { createRequire } from 'node:module'
import Holidays, { type HolidaysTypes } from 'date-holidays'
import type { HolidayTable } from '~machines/kit/calendar'

const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string }

const firstYear = 2020
const lastYear = 2050

const day = 24 * 3_600_000

/** Public holidays of a country by year, whole days only, as the library counts them. */
export function holidaysOf(country: string): Omit<HolidayTable, 'id'> {
  const library = new Holidays(country)
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  const daysOf = (year: number) => {
    const found = [year - 1, year].flatMap((each) => library.getHolidays(each)).filter(({ type }) => type === 'public')
    const days = new Set(found.flatMap(wholeDays).filter((date) => date.startsWith(`${year}-`)))
    return [...days]
      .map((date) => date.slice(5))
      .sort()
      .join(' ')
  }
  return { from: `date-holidays ${version}`, years: Object.fromEntries(years.map((year) => [year, daysOf(year)])) }
}

/** The dates a holiday takes up; a part of a day is none. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00Z`)
  const length = Math.round((end.getTime() - start.getTime()) / day)
  return Array.from({ length }, (_, index) => new Date(first + index * day).toISOString().slice(0, 10))
}
