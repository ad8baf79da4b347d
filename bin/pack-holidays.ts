import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { holidaysOf } from './holidays'

const folder = join(import.meta.dirname, '../machines/policy/calendars')
const asked = /^([A-Z]{2})@([1-9]\d*)$/.exec(process.argv[2] ?? '')

/** `npm run pack:holidays AT@2`: freezes the holidays of a country, as the library has them now, under a number of their own. */
async function freeze(country: string, version: string): Promise<void> {
  const name = `${country.toLowerCase()}-${version}`
  const path = join(folder, `${name}.ts`)
  if (existsSync(path))
    throw new Error(`${country}@${version} is frozen: cases are counted by it. Take the next number.`)
  const { from, years } = holidaysOf(country)
  const written = `import type { HolidayTable } from '../../kit/calendar'

    /** Written by \`npm run pack:holidays ${country}@${version}\`; never edited. */
    export const ${name.replace('-', '')}: HolidayTable = ${JSON.stringify({ id: `${country}@${version}`, from, years })}`
  writeFileSync(path, await format(written, { ...(await resolveConfig(path)), parser: 'typescript' }))
  process.stdout.write(`${path}\n`)
}

async function main(): Promise<void> {
  if (!asked) throw new Error('Name a country and a number: npm run pack:holidays AT@2')
  await freeze(asked[1]!, asked[2]!)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
