import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scenarios } from '.'
import { drills } from './fraud'
import type { Drill } from './fraud/drill'
import type { Scenario } from './scenario'

const names = [...scenarios, ...drills].map(({ name }) => name).join(', ')
const usage = `npm run scenario -- NAME --out DIR, where NAME is one of ${names}`

/** The command was not given what it needs; the message is one sentence. */
export class Misused extends Error {}

/** A story or a drill, and the folder for what comes of it. */
export type Asked = { readonly out: string } & ({ readonly scenario: Scenario } | { readonly drill: Drill })

/** What `npm run scenario` is asked for, by words typed in a folder. Throws Misused. */
export function askedFor(words: readonly string[], typedIn: string): Asked {
  const { values, positionals } = parsed(words)
  const isAsked = ({ name }: { name: string }) => name === positionals[0]
  const [scenario, drill] = [scenarios.find(isAsked), drills.find(isAsked)]
  if (!scenario && !drill)
    throw new Misused(`There is no scenario ${positionals[0] ?? 'without a name'}; there are: ${names}.`)
  if (!values.out || positionals.length > 1) throw new Misused(`Say where the records go: ${usage}.`)
  const out = resolve(typedIn, values.out)
  if (existsSync(out) && !isEmptyFolder(out)) throw new Misused(`${out} is not an empty folder; give another by --out.`)
  return scenario ? { scenario, out } : { drill: drill!, out }
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
