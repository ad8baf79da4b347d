/** What time it is. Events take the database's time, so that machines whose clocks differ agree. */
export interface Clock {
  /** now, ISO 8601 in UTC with milliseconds */
  now(): string
  /** the instant of an event for which the database's clock read this */
  reading(databaseNow: string): string
}

export const systemClock: Clock = { now: () => new Date().toISOString(), reading: (databaseNow) => databaseNow }

/** The system's clock, on which time can be let pass: for scenarios. */
export function shiftableClock(): Clock & { passUntil(instant: string): void } {
  let shift = 0
  const shifted = (at: number) => new Date(at + shift).toISOString()
  return {
    now: () => shifted(Date.now()),
    reading: (databaseNow) => shifted(Date.parse(databaseNow)),
    passUntil: (instant) => void (shift = Math.max(shift, Date.parse(instant) - Date.now())),
  }
}

/** A clock that stands where it is set: for scenarios and tests. */
export function settableClock(
  start: string,
): Clock & { set(instant: string): void; advance(milliseconds: number): void } {
  let at = new Date(start)
  const now = () => at.toISOString()
  return {
    now,
    reading: now,
    set: (instant) => void (at = new Date(instant)),
    advance: (milliseconds) => void (at = new Date(at.getTime() + milliseconds)),
  }
}
