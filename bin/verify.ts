import { join } from 'node:path'
import { openLiaison } from '~/cases/liaison.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import { readEnv, SettingRefused } from '~/platform/env.server'
import { openPlatform } from '~/platform/platform.server'

const root = join(import.meta.dirname, '..')

/** Derives every case again and names what disagrees; ends with 1 when anything does. */
async function main(): Promise<number> {
  const env = readEnv(process.env)
  const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), () => {})
  const platform = await openPlatform({ env, ...database, locales: join(root, 'app/ui/locales') })
  const counts = { holds: 0, erased: 0, broken: 0 }
  const t = platform.words.t('en')
  for await (const { caseId, finding } of openLiaison(platform).verify.all()) {
    counts[finding.verdict] += 1
    if (finding.verdict === 'broken')
      say(`${caseId}: entry ${finding.seq} disagrees: ${t(`case.trail.fault.${finding.fault}`)}`)
  }
  say(`${counts.holds} cases hold, ${counts.erased} hold with content erased, ${counts.broken} disagree`)
  await platform.close()
  await database.stop()
  return counts.broken === 0 ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof SettingRefused ? error.message : (error as Error).stack}\n`)
    process.exit(1)
  },
)
