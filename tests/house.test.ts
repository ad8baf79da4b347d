import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { topicsIn } from '~/platform/words.server'
import { languages } from '~machines/kit/words'

/** The ladder: a file imports from its own room or a lower rung; rooms on one rung do not import each other. */
const rungs: Readonly<Record<string, number>> = {
  machines: 1,
  platform: 2,
  ledger: 3,
  records: 3,
  people: 3,
  directory: 3,
  cases: 4,
  routes: 5,
  jobs: 5,
  http: 6,
}

const files = ['app', 'machines'].flatMap((room) => sourcesIn(room))

function sourcesIn(folder: string, kinds = /(?<!\.d)\.tsx?$/): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sourcesIn(path, kinds)
    return kinds.test(name) ? [path] : []
  })
}

/** The room of a file: `machines`, or the folder under `app`; Remix's own files at the top of `app` have none. */
function roomOf(path: string): string | null {
  const [top, room] = path.split('/')
  if (top === 'machines') return 'machines'
  return top === 'app' && room && !room.includes('.') ? room : null
}

function importsOf(path: string): string[] {
  const found = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found]
    .map(([, name]) => name!)
    .flatMap((name) => {
      if (name.startsWith('~machines/')) return [`machines/${name.slice(10)}`]
      if (name.startsWith('~/')) return [`app/${name.slice(2)}`]
      return name.startsWith('.') ? [normalize(join(dirname(path), name))] : []
    })
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true
  if (from === 'ui') return to === 'machines'
  if (to === 'ui') return from === 'routes' || from === 'http'
  return (rungs[from] ?? 0) > (rungs[to] ?? 0)
}

test('imports point down the ladder', () => {
  const wrong = files.flatMap((file) => {
    const from = roomOf(file)
    if (!from) return []
    const rooms = importsOf(file)
      .map(roomOf)
      .filter((room): room is string => room !== null)
    return rooms.filter((to) => !mayImport(from, to)).map((to) => `${file} imports ${to}`)
  })
  expect(wrong).toEqual([])
})

test('no file is longer than can be read at one go', () => {
  const kinds = /\.(tsx?|mjs|scss)$/
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
  const long = ['app', 'machines', 'bin'].flatMap((room) => sourcesIn(room, kinds)).filter((file) => lines(file) > 300)
  expect(long).toEqual([])
})

test('every room stands on the ladder', () => {
  const rooms = new Set(files.map(roomOf).filter((room) => room !== null && room !== 'ui'))
  expect([...rooms].filter((room) => !(room! in rungs))).toEqual([])
})

test('machines are pure: no clock, no randomness, no environment, no files', () => {
  const impure = /Date\.now|new Date\(\)|Math\.random|Temporal\.Now|process\.|from 'node:|randomUUID/
  const wrong = files.filter((file) => file.startsWith('machines/') && impure.test(readFileSync(file, 'utf8')))
  expect(wrong).toEqual([])
})

test('what a record says, and how the trail is chained, follow from what is handed over alone', () => {
  const impure = /Date\.now|new Date\(\)|Math\.random|Temporal\.Now|process\.|from 'node:(?!crypto')|random(UUID|Bytes)/
  const held = files.filter((file) => /^app\/(records\/forms|ledger)\//.test(file))
  expect(held.length).toBeGreaterThan(10)
  expect(held.filter((file) => impure.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('what touches the outside says so in its name', () => {
  const outside = /from '(node:fs|node:fs\/promises|node:net|node:child_process|pg|graphile-worker|nodemailer)'/
  const wrong = files.filter((file) => !file.includes('.server.') && outside.test(readFileSync(file, 'utf8')))
  expect(wrong).toEqual([])
})

test('no file of ui imports a .server file', () => {
  const wrong = files.filter(
    (file) => roomOf(file) === 'ui' && importsOf(file).some((path) => path.endsWith('.server')),
  )
  expect(wrong).toEqual([])
})

test('only the door appends entries and owes jobs', () => {
  const writes = /INSERT INTO "(Entry|Payload)"|owe_job|\.entry\.create|\.payload\.create/
  const writers = files.filter((file) => writes.test(readFileSync(file, 'utf8')))
  expect(writers.sort()).toEqual(['app/cases/debts.server.ts', 'app/cases/write.server.ts'])
})

test('pages reach no database, and only what is no page works as the portal', () => {
  const reaching = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8')))
  expect(reaching(/PrismaClient\(|new PrismaPg\(/)).toEqual(['app/platform/db.server.ts'])
  const inPages = /\bdb\b|prisma\/generated\/client|openDatabase/
  expect(reaching(inPages).filter((file) => ['routes', 'ui', 'http'].includes(roomOf(file) ?? ''))).toEqual([])
  expect(reaching(/\bdb\.portal\b|\bportal: db\b|db\.working\b|reading\('portal'/).sort()).toEqual([
    'app/cases/confirmed.server.ts',
    'app/cases/earlier.server.ts',
    'app/cases/elsewhere.server.ts',
    'app/cases/emergency-share.server.ts',
    'app/cases/enrolment.server.ts',
    'app/cases/file-effects.server.ts',
    'app/cases/first-operator.server.ts',
    'app/cases/not-us.server.ts',
    'app/cases/operations.server.ts',
    'app/cases/party.server.ts',
    'app/cases/perform.server.ts',
    'app/cases/programme-input.server.ts',
    'app/cases/programmes.server.ts',
    'app/cases/records.server.ts',
    'app/cases/sightings.server.ts',
    'app/cases/turnaround.server.ts',
    'app/cases/verify-record.server.ts',
    'app/cases/verify.server.ts',
    'app/cases/watch.server.ts',
    'app/cases/while-allowed.server.ts',
    'app/directory/directory.server.ts',
    'app/jobs/send-announcement.server.ts',
    'app/jobs/send-mail.server.ts',
    'app/jobs/tell-organisation.server.ts',
    'app/jobs/tell-person.server.ts',
    'app/jobs/warn-security.server.ts',
    'app/platform/login-role.server.ts',
    'app/platform/same-key.server.ts',
    'app/platform/signer.server.ts',
  ])
})

const plurals = { en: ['one', 'other'], fr: ['one', 'many', 'other'], ru: ['one', 'few', 'many', 'other'] } as const
const suffix = /_(zero|one|two|few|many|other)$/

test('every text exists in all three languages, with the plural forms each has', () => {
  const words = Object.fromEntries(languages.map((language) => [language, topicsIn(`app/ui/locales/${language}`)]))
  const stems = new Set(
    Object.values(words).flatMap((topic) => Object.keys(topic).map((key) => key.replace(suffix, ''))),
  )
  const missing = [...stems].flatMap((stem) =>
    languages.flatMap((language) => {
      const counted = languages.some((other) => `${stem}_other` in words[other]!)
      const wanted = counted ? plurals[language].map((form) => `${stem}_${form}`) : [stem]
      return wanted.filter((key) => !words[language]![key]?.trim()).map((key) => `${language}: ${key}`)
    }),
  )
  expect(missing).toEqual([])
})

test('every key that the code names has words', () => {
  const words = topicsIn('app/ui/locales/en')
  const known = (key: string) => key in words || `${key}_other` in words
  const named = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    const calls = code.matchAll(/\bt\('([^']+)'/g)
    return [...calls].map(([, key]) => ({ file, key: key! }))
  })
  expect(named.filter(({ key }) => !known(key))).toEqual([])
})
