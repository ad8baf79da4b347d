import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Liaison } from '~/cases/liaison.server'
import { readPasted } from '~machines/identifiers/paste'
import type { Step } from '../../prisma/practice-stories'
import { scenarios } from '../../prisma/scenarios'
import { identifiersOf } from '../../prisma/scenarios/disclosure/request'
import { askedFor, Misused } from '../../prisma/scenarios/asked'
import { drills } from '../../prisma/scenarios/fraud'
import { handOutFiles, handOutRecords, judgeRecords } from '../../prisma/scenarios/hand-out'
import { runScenario } from '../../prisma/scenarios/run'
import { Disagreement, type Scenario } from '../../prisma/scenarios/scenario'
import { differences, type Summary } from '../../prisma/scenarios/summary'
import { openPractice, personId, type Practice } from '../kit/practice'

/** Two hundred identifiers and all that is sealed and delivered take their time on a busy machine. */
const patience = 240_000
const now = '2026-11-23T09:00:00.000Z'

let practice: Practice
let folder: string
beforeAll(async () => {
  practice = await openPractice(now)
  folder = await mkdtemp(join(tmpdir(), 'liaison-scenarios-'))
})
afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

const named = (name: string) => scenarios.find((scenario) => scenario.name === name)!
const passTime = (until: string) => practice.clock.set(until)
const said = async (program: string, ...args: string[]) => (await promisify(execFile)(program, args)).stdout
const emptyFolder = () => mkdtemp(join(folder, 'out-'))

async function written(out: string): Promise<string[]> {
  const paths = await readdir(out, { recursive: true, withFileTypes: true })
  return paths
    .filter((path) => path.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1))
}

describe.each(scenarios)('$name', ({ name, expected }) => {
  let out: string
  let summary: Summary
  beforeAll(async () => {
    // one before may have let months pass
    practice.clock.set(now)
    out = await emptyFolder()
    summary = await runScenario(practice.liaison, named(name), out, passTime)
  }, patience)

  test('goes the way it declares, and everything that is derived again agrees', () => {
    expect(summary).toMatchObject({ scenario: name, state: expected.states.at(-1), outcome: expected.outcome })
    expect(summary.states).toEqual(expected.states)
    // an investigation is its agency's own, and has the agency's own reference
    if (named(name).procedure === 'file@1') expect(summary.number).toBeNull()
    else expect(summary.number).toMatch(/^((VD-HPB|OR-CID)-2026-I?|VD-NWT-2026-R)\d{6}$/)
    const { length } = summary.events
    expect(summary.verify.case).toEqual({ verdict: 'holds', entries: length, records: summary.records.length })
    expect(summary.verify.pdfs.map(({ holds, seal, trail }) => ({ holds, seal, trail }))).toEqual(
      summary.records.map(() => ({ holds: true, seal: 'holds', trail: 'holds' })),
    )
  })

  test('hands out exactly what the summary lists, and each file has the hash it gives', async () => {
    const listed = [...summary.records, ...summary.files]
    expect((await written(out)).sort()).toEqual(['summary.json', ...listed.map(({ file }) => file)].sort())
    for (const { file, sha256, size } of listed) {
      const bytes = await readFile(join(out, file))
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')], file).toEqual([size, sha256])
    }
    expect(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))).toEqual(summary)
  })

  test('poppler and qpdf accept every record: signed, whole, and without an error', { timeout: patience }, async () => {
    for (const { file } of summary.records) {
      const path = join(out, file)
      const [signature, structure] = await Promise.all([said('pdfsig', path), said('qpdf', '--check', path)])
      expect(signature, file).toContain('Signature Type: ETSI.CAdES.detached')
      expect(signature, file).toContain('Signature is Valid.')
      expect(signature, file).toContain('Total document signed')
      expect(structure, file).toContain('No syntax or stream encoding errors found')
    }
  })

  test('has every download, sealed record and letter in its trail', () => {
    const times = (event: string) => summary.events.filter((each) => each.event === event).length
    expect(times('file.download')).toBe(summary.files.length)
    expect(times('record.seal')).toBe(summary.records.length)
    expect(times('document.read')).toBe(summary.records.length)
    // of an investigation nobody is written to
    if (named(name).procedure === 'file@1') expect(times('mail.send')).toBe(0)
    else expect(times('mail.send')).toBeGreaterThan(0)
  })
})

describe('what the stories are made of', () => {
  test('the two hundred identifiers need their stated offset in the night the clocks went back', async () => {
    const identifiers = identifiersOf(now)
    expect(identifiers).toHaveLength(200)
    const twice = identifiers.filter(({ from }) => from?.local.startsWith('2026-10-25T02'))
    expect(new Set(twice.map(({ from }) => from!.zone))).toEqual(new Set(['+02:00', '+01:00']))
    const text = `identifier;from;zone\n203.0.113.54:31843;2026-10-25 02:09:30;Europe/Vienna\n`
    expect(readPasted({ text, now }).rows[0]!.problems).toMatchObject([{ rule: 'moment-twice', field: 'from' }])
  })

  test.each(scenarios)('$name happens at documentation addresses only', async ({ steps }) => {
    const said = JSON.stringify(await steps(now))
    const four = said.match(/\b\d{1,3}(\.\d{1,3}){3}\b/g) ?? []
    expect(four.filter((address) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address))).toEqual([])
    const hosts = said.match(/[\w-]+(\.[\w-]+)*\.(com|net|org|at|gr|in|ru|fr)\b/g) ?? []
    expect(hosts).toEqual([])
  })
})

test(
  'what was fanned out is one investigation, and each provider’s word stands in its end',
  { timeout: patience },
  async () => {
    practice.clock.set(now)
    await runScenario(practice.liaison, named('fan-out'), await emptyFolder(), passTime)
    const { db } = practice.platform
    const file = await db.portal.case.findFirstOrThrow({
      where: { procedure: 'file@1' },
      orderBy: { openedAt: 'desc' },
    })
    const { dossier } = (await practice.liaison.files.read({ id: personId('auditor') }, file.id))!
    expect(dossier.ending!.requests.map(({ how, outcome, settled }) => [how, outcome, settled])).toEqual([
      ['named', 'delivered', 'notNeeded'],
      ['copy', 'deliveredInPart', 'notNeeded'],
      ['copy', 'notHolder', 'notNeeded'],
      ['copy', 'withdrawn', 'done'],
    ])
  },
)

describe('a disagreement is said in a sentence', () => {
  const told = named('clarification')
  const early = (steps: readonly Step[]): Scenario => ({
    ...told,
    steps: async (now) => [...(await told.steps(now)).slice(0, 1), ...steps],
  })
  const failing = async (liaison: Liaison, scenario: Scenario) => {
    const error = await runScenario(liaison, scenario, await emptyFolder(), passTime).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(Disagreement)
    return (error as Disagreement).message
  }
  let caseId: string
  let summary: Summary

  test('another outcome than declared, by the name of the scenario', { timeout: patience }, async () => {
    const scenario: Scenario = { ...told, expected: { ...told.expected, outcome: 'delivered' } }
    const out = await emptyFolder()
    const sentence = 'clarification: The outcome is deliveredInPart, not delivered.'
    await expect(runScenario(practice.liaison, scenario, out, passTime)).rejects.toThrow(sentence)
    summary = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))
    const row = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { number: summary.number! } })
    caseId = row.id
  })

  test('a step that is refused', async () => {
    const message = await failing(practice.liaison, early([['officer', 'request.submit']]))
    expect(message).toMatch(
      /^clarification: The step request\.submit by the officer was refused \(invalid, matter\.title req/,
    )
  })

  test('a job that fails', async () => {
    const send = () => Promise.reject(new Error('the mail server is away'))
    const platform = { ...practice.platform, mail: { send } }
    const steps = (await told.steps(now)).slice(1, 7)
    const message = await failing({ ...practice.liaison, platform }, early(steps))
    expect(message).toBe('clarification: What is owed can’t be carried out (job send-mail: the mail server is away).')
  })

  test('a record that is owed and missing', async () => {
    const { cases } = practice.liaison
    const read: typeof cases.read = async (...asked) => {
      const view = await cases.read(...asked)
      return view && { ...view, records: view.records.filter(({ form }) => form !== 'authorisation') }
    }
    const handing = handOutRecords({ ...practice.liaison, cases: { ...cases, read } }, caseId, await emptyFolder())
    await expect(handing).rejects.toThrow(/^The record authorisation that entry \d+ owes is missing\.$/)
  })

  test('a delivered file with one byte changed', async () => {
    const { production } = practice.liaison
    const open: typeof production.open = async (...asked) => {
      const opened = await production.open(...asked)
      return opened.ok ? { ...opened, bytes: flipped(opened.bytes) } : opened
    }
    const liaison = { ...practice.liaison, production: { ...production, open } }
    const handing = handOutFiles(liaison, caseId, 'officer', await emptyFolder())
    await expect(handing).rejects.toThrow('The file i1-titulaire.csv is not the one in the manifest.')
  })

  test('a sealed record with something appended', async () => {
    const { records } = practice.liaison
    const read: typeof records.read = async (...asked) => {
      const found = await records.read(...asked)
      return found && 'pdf' in found ? { ...found, pdf: Buffer.concat([found.pdf, Buffer.from('\n')]) } : found
    }
    const out = await emptyFolder()
    const handing = handOutRecords({ ...practice.liaison, records: { ...records, read } }, caseId, out)
    await expect(handing).rejects.toThrow('01-request.pdf is not the file in the trail.')
    const [finding] = await judgeRecords(practice.liaison, summary.records.slice(0, 1), out)
    expect(finding).toMatchObject({ holds: false, seal: 'appended', register: null })
    const verify = { ...summary.verify, pdfs: [finding!] }
    expect(differences({ ...summary, outcome: 'deliveredInPart', verify }, told.expected)).toEqual([
      '01-request.pdf does not hold (seal: appended; in the register: no).',
    ])
  })

  test('another way, another number of files, a case that does not hold, an entry too few', () => {
    const differs = (changed: Partial<Summary>) => differences({ ...summary, ...changed }, told.expected)
    expect(differs({})).toEqual([])
    expect(differs({ states: ['draft', 'closed'] })).toEqual([
      expect.stringMatching(/^The way of the case is draft, closed, not draft, auth/),
    ])
    expect(differs({ state: 'answered' })).toEqual(['The final state is answered, not closed.'])
    expect(differs({ files: [] })).toEqual(['The number of delivered files is 0, not 3.'])
    const broken = { verdict: 'broken', seq: 3, fault: 'payload' } as const
    expect(differs({ verify: { case: broken, pdfs: [] } })).toEqual(['The verdict on the case is broken, not holds.'])
    expect(differs({ events: summary.events.slice(1) })).toHaveLength(1)
  })
})

async function* flipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) yield Buffer.from(chunk.map((byte, index) => (index === 0 ? byte ^ 1 : byte)))
}

describe('the command says what it needs', () => {
  const names = [...scenarios, ...drills].map(({ name }) => name).join(', ')
  const refused = (...words: string[]) => {
    expect(() => askedFor(words, folder)).toThrow(Misused)
    return expect(() => askedFor(words, folder))
  }

  test('a name it knows, one folder, and an empty one', async () => {
    refused('arrest', '--out', 'out').toThrow(`There is no scenario arrest; there are: ${names}.`)
    refused('--out', 'out').toThrow(`There is no scenario without a name; there are: ${names}.`)
    refused('refusal').toThrow(/^Say where the records go: npm run scenario -- NAME --out DIR, /)
    refused('refusal', 'withdrawal', '--out', 'out').toThrow(/^Say where the records go: /)
    refused('refusal', '--to', 'out').toThrow(/^Unknown option '--to': npm run scenario/)
    const full = await emptyFolder()
    await writeFile(join(full, 'letter.txt'), 'not to be mixed')
    refused('refusal', '--out', full).toThrow(`${full} is not an empty folder; give another by --out.`)
    refused('refusal', '--out', join(full, 'letter.txt')).toThrow('is not an empty folder')
    const asked = askedFor(['refusal', '--out', 'out'], folder)
    expect(asked).toEqual({ scenario: named('refusal'), out: join(folder, 'out') })
    const drill = drills.find(({ name }) => name === 'fraud-3')!
    expect(askedFor(['fraud-3', '--out', 'out'], folder)).toEqual({ drill, out: join(folder, 'out') })
  })

  test('and ends with 2 when it is not given that', async () => {
    const args = ['--import', 'tsx', 'bin/scenario.ts', 'arrest', '--out', folder]
    const ending = promisify(execFile)(process.execPath, args).catch((error: unknown) => error)
    expect(await ending).toMatchObject({ code: 2, stderr: `There is no scenario arrest; there are: ${names}.\n` })
  })
})
