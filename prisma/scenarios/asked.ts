import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scenarios } from '.'
import type { Scenario } from './scenario'

const names = scenarios.map(({ name }) => name).join(', ')
const usage = `npm run scenario -- NAME --out DIR, where NAME is one of ${names}`

/** The command was not given what it needs; the message is one sentence. */
export class Misused extends Error {}

/** What `npm run scenario` is asked for, by words typed in a folder. Throws Misused. */
export function askedFor(words: readonly string[], typedIn: string): { scenario: Scenario; out: string } {
  const { values, positionals } = parsed(words)
  const scenario = scenarios.find(({ name }) => name === positionals[0])
  if (!scenario) throw new Misused(`There is no scenario ${positionals[0] ?? 'without a name'}; there are: ${names}.`)
  if (!values.out || positionals.length > 1) throw new Misused(`Say where the records go: ${usage}.`)
  const out = resolve(typedIn, values.out)
  if (existsSync(out) && !isEmptyFolder(out)) throw new Misused(`${out} is not an empty folder; give another by --out.`)
  return { scenario, out }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: { out: { type: 'string' } } })
  } catch (error) {
    throw new Misused(`${(error as Error).message.split('.')[0]}: ${usage}.`)
  }
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}
