import { readdirSync } from 'node:fs'

/** First segments of the paths this portal has, from the names of its route files. */
export function roomsIn(folder: string): ReadonlySet<string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsx'))
  return new Set(names.map((name) => `/${/^(?!_)[a-z-]*/.exec(name)?.[0] ?? ''}`))
}
