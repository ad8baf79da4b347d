import { Temporal } from 'temporal-polyfill'

/**
 * Public holidays of a place, frozen: a table is never edited, so that a clock counted by it once is counted alike for
 * ever. A correction is a new table with a new number, in a new version of the pack.
 */
export interface HolidayTable {
  /** `AT@1` */
  readonly id: string
  /** where the days come from, with its version */
  readonly from: string
  /** by year, each as month and day: `01-01 12-25` */
  readonly years: Readonly<Record<number, string>>
}

/** The days on which a place works. */
export interface Calendar {
  readonly holidays: HolidayTable
  /** ISO 8601 weekdays, 1 is Monday */
  readonly weekend: readonly number[]
}

/** Whether people work on a day, neither at the weekend nor on a holiday. A year without a table is no year without holidays. */
export function isWorkingDay({ holidays, weekend }: Calendar, day: Temporal.PlainDate): boolean {
  const year = holidays.years[day.year]
  if (year === undefined) throw new RangeError(`the calendar ${holidays.id} has no year ${day.year}`)
  return !weekend.includes(day.dayOfWeek) && !year.split(' ').includes(day.toString().slice(5))
}
