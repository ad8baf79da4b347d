import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { create } from 'fontkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replay } from '~/cases/as-of.server'
import { recordInput } from '~/cases/record-input.server'
import type { RecordDocument } from '~/records/document'
import { documentOf } from '~/records/forms/index'
import { recordForms, type RecordForm, type RecordInput } from '~/records/input'
import { drawRecord } from '~/records/pdf/draw'
import { FontInUse } from '~/records/pdf/font'
import { recordFaces } from '~/records/pdf/fonts.server'
import { column } from '~/records/pdf/sheet'
import { languages, type Language } from '~machines/kit/words'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { abroadUntil, executedAtHome } from '../../../prisma/practice-abroad'
import { identifiers, stories, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { restricted } from '../../../prisma/practice-emergencies'
import { passes, urgentCase } from '../../kit/emergency'
import { invoicedCase } from '../../kit/costs'
import { keptCase, lapse, servedFrom } from '../../kit/preservation'
import { dismissed, feedback, material, opened, referred, withdrawn } from '../../../prisma/practice-reports'
import { reportCase } from '../../kit/report'
import { dayAfter, secretCase, secrecyEnds } from '../../kit/secrecy'
import { storyCase } from '../../kit/story'

/** Every form in every language, from stories that lead to it. */

const run = promisify(execFile)
let practice: Practice
let folder: string
const inputs = new Map<RecordForm, RecordInput>()
/** of emergencies, and of one by which no authority stood in time */
const urgent = new Map<RecordForm, RecordInput>()
const silence = new Map<RecordForm, RecordInput>()
/** cost notes by the step they say */
const costNotes = new Map<string, RecordInput>()
const secrecyNotes = new Map<string, RecordInput>()

beforeAll(async () => {
  practice = await openPractice()
  folder = await mkdtemp(join(tmpdir(), 'liaison-forms-'))
  for (const name of Object.keys(stories)) await gather(await storyCase(practice, name))
  await gatherPreservations()
  await gather(await invoicedCase(practice))
  await gatherEmergencies()
  await gatherSecrecy()
  await gatherReports()
  await gatherAbroad()
}, 120_000)

/** What each record of a case is composed from. */
async function gather(caseId: string, into = inputs): Promise<void> {
  const { db, vault } = practice.platform
  for (const { entry, decision } of await replay(db.portal, vault, caseId)) {
    for (const { type, params } of decision.effects) {
      if (type !== 'sealRecord') continue
      const form = params.form as RecordForm
      const input = await recordInput(practice.platform, 'portal', { caseId, form, entry: entry.seq })
      into.set(form, input)
      if (form === 'costNote') costNotes.set(entry.event, input)
      if (form === 'secrecyNote') secrecyNotes.set(entry.event, input)
    }
  }
}

async function gatherPreservations(): Promise<void> {
  const refused = { ground: 'overbroad', text: 'Half a year is more than the matter needs.' }
  await gather(await keptCase(practice, 'securing', [['reviewer', 'request.refuse', refused]]))
  const lapsed = await keptCase(practice, 'inEffect')
  await lapse(practice, lapsed)
  await gather(lapsed)
  const path = { provider: '', name: 'Κέρμα Δίκτυα', text: '203.0.113.201:51844 to 198.51.100.4:25' }
  const extension = { order: '14 Js 2292/26', issuedBy: 'Prosecutor’s office', text: 'The request is being drafted.' }
  const kept = await keptCase(practice, 'inEffect', [
    ['reviewer', 'path.disclose', path],
    ['supervisor', 'preservation.extend', extension],
  ])
  const request = await servedFrom(practice, kept)
  await practice.does('officer', kept, 'preservation.convert', { request, text: 'Ours of today.' })
  await practice.does('officer', kept, 'preservation.release', { text: 'The answer has come.' })
  await gather(kept)
  await gather(await storyCase(practice, 'delivered'))
}

async function gatherEmergencies(): Promise<void> {
  for (const place of ['downgraded', 'notReached', 'closed', 'oralCountersigned'] as const) {
    await gather(await urgentCase(practice, place), urgent)
  }
  const silent = await urgentCase(practice, 'answered')
  await lapse(practice, silent)
  await gather(silent, silence)
  const unconfirmed = await urgentCase(practice, 'oral')
  await passes(practice, unconfirmed, 'oralConfirmation')
  await gather(unconfirmed)
  await gather(await urgentCase(practice, 'restriction', [restricted(practice.platform.clock.now())]), urgent)
}

/** One that is refused after a consultation, and one whose order at home shows a path before it is withdrawn. */
async function gatherAbroad(): Promise<void> {
  const tellAbroad = (caseId: string, steps: readonly Step[]) =>
    tell(practice.liaison, caseId, steps, 'international@1')
  const refused = randomUUID()
  await tellAbroad(refused, [
    ...abroadUntil('foreignPoint'),
    [
      'investigator',
      'point.check',
      { method: 'callBack', reached: 'Iva Marin', text: 'The number is the directory’s.' },
    ],
    ['investigator', 'point.consult', { ground: 'wouldNotSecure', text: 'The data are deleted tonight.' }],
    ['officer', 'assistance.insist', { text: 'It stands.' }],
    ['head', 'point.refuse', { ground: 'politicalOffence', text: 'A leaflet.', considered: true }],
  ])
  await gather(refused)
  const [kept, order] = [randomUUID(), randomUUID()]
  const on = practice.platform.clock.now().slice(0, 10)
  await tellAbroad(kept, abroadUntil('execution'))
  const path = { provider: '', name: 'Κέρμα Δίκτυα', text: '203.0.113.201:51844 to 198.51.100.4:25' }
  const home = executedAtHome(kept, practice.platform.clock.now())
  await tell(practice.liaison, order, [...home, ['jurist', 'path.disclose', path]], 'preservation@1')
  await tellAbroad(kept, [
    ['investigator', 'execution.report', { request: order, text: 'All of it.' }],
    ['investigator', 'execution.path'],
    ['officer', 'mutualAssistance.send', { authority: 'Ministry of Justice', reference: 'MJ 7/26', on, text: 'Sent.' }],
    ['officer', 'measure.release', { text: 'Settled otherwise.' }],
  ])
  await tell(practice.liaison, order, [['head', 'preservation.release', { text: 'Settled.' }]])
  await tellAbroad(kept, [['head', 'ending.confirm']])
  await gather(kept)
}

/** Prolonged, over, withheld by another order, over again, and told. */
async function gatherSecrecy(): Promise<void> {
  const caseId = await secretCase(practice)
  const start = practice.platform.clock.now()
  const does = async (part: Part, name: string, data: object) => {
    const answer = await practice.does(part, caseId, name, data)
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  }
  await does('supervisor', 'secrecy.extend', { until: dayAfter(start, 60), ground: '14 Qs 3/26', text: '' })
  await secrecyEnds(practice, caseId)
  const withheld = {
    ground: 'investigation',
    until: dayAfter(start, 120),
    order: '14 Qs 9/27',
    text: 'A house is still to be searched.',
  }
  await does('supervisor', 'notice.withhold', withheld)
  await secrecyEnds(practice, caseId)
  const told = practice.platform.clock.now().slice(0, 10)
  await does('officer', 'notice.give', { day: told, how: 'letter', text: 'Registered letter.' })
  await gather(caseId)
  practice.clock.set(start)
}

async function gatherReports(): Promise<void> {
  await gather(await reportCase(practice, 'received', [withdrawn], material))
  await gather(await reportCase(practice, 'triaged', [referred]))
  await gather(await reportCase(practice, 'triaged', [dismissed]))
  const unshared = { ...opened[2]!, share: false, text: 'Looked into.', reference: 'HPB-UNSHARED' }
  await gather(
    await reportCase(practice, 'triaged', [[opened[0], opened[1], unshared], feedback('supervisor', 'helpful')]),
  )
}

afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

function documentIn(form: RecordForm, language: Language): RecordDocument {
  return composed(inputs.get(form)!, language)
}

function composed(input: RecordInput, language: Language): RecordDocument {
  return documentOf({ ...input, language, t: practice.platform.words.t(language) })
}

function textsOf({ title, blocks, verification }: RecordDocument): string[] {
  const inBlocks = blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.rows.flat()
    if (block.kind === 'table') return [...block.columns.map((column) => column.title), ...block.rows.flat()]
    return [block.text]
  })
  return [title, verification.seal, verification.instruction, ...inBlocks]
}

/** Every form, and those that an emergency has in its own words. */
const told: readonly (readonly [string, () => RecordInput])[] = [
  ...recordForms.map((form) => [form, () => (inputs.get(form) ?? urgent.get(form))!] as const),
  ...(['request', 'decision', 'production', 'closing'] as const).map(
    (form) => [`${form} of an emergency`, () => urgent.get(form)!] as const,
  ),
  ['validation that never came', () => silence.get('validation')!],
]

test('the stories lead to every form', () => {
  expect([...new Set([...inputs.keys(), ...urgent.keys()])].sort()).toEqual([...recordForms].sort())
})

describe.each(told)('%s', (_, input) => {
  test.each(languages)('has its words in %s, and none of them is a key', (language) => {
    const texts = textsOf(composed(input(), language))
    expect(texts.filter((text) => key.test(text))).toEqual([])
    expect(texts.join(' ')).not.toMatch(/undefined|\[object|\{\{(?!pages?\}\})/)
  })

  test.each(languages)('breaks no word of its own tables in %s', (language) => {
    expect(brokenWords(composed(input(), language))).toEqual([])
  })

  test('says the same to machines in every language', () => {
    expect(new Set(languages.map((language) => composed(input(), language).json)).size).toBe(1)
  })

  test('is drawn to the same bytes twice', async () => {
    const [first, second] = await Promise.all([0, 1].map(() => drawRecord(composed(input(), 'ru'), recordFaces())))
    expect(first!.equals(second!)).toBe(true)
  })
})

test.each([
  [12, 'table before facts'],
  [13, 'facts before table'],
])('a request with %i identifiers has its %s', (count, order) => {
  const input = inputs.get('request')!
  const { served } = input.dossier
  const [first] = served!.content.identifiers
  const many = Array.from({ length: count }, (_, index) => ({ ...first!, id: `i${index + 1}` }))
  const content = { ...served!.content, identifiers: many }
  const { blocks } = composed({ ...input, dossier: { ...input.dossier, served: { ...served!, content } } }, 'en')
  const table = blocks.findIndex((block) => block.kind === 'table' && block.rows.length === count)
  const facts = blocks.findIndex((block) => block.kind === 'paragraph' && block.text === content.matter.facts)
  expect(Math.min(table, facts)).toBeGreaterThan(-1)
  expect(table < facts ? 'table before facts' : 'facts before table').toBe(order)
})

describe.each([
  ['cost.estimate', 'provider', /EUR.*125|125.*EUR/],
  ['cost.agree', 'agency', /EUR.*125|125.*EUR/],
  ['cost.decline', 'agency', /EUR.*999|999.*EUR/],
  ['cost.invoice', 'provider', /EUR.*130|130.*EUR/],
] as const)('the cost note of %s', (event, side, amount) => {
  test('is its side’s, in the other side’s language', () => {
    const { issuer, agency, provider, language } = costNotes.get(event)!
    expect(issuer.id).toBe({ agency, provider }[side].id)
    expect(language).toBe(side === 'agency' ? provider.language : 'en')
  })

  test.each(languages)('says the amount and that nothing waits for it, in %s', (language) => {
    const t = practice.platform.words.t(language)
    const texts = textsOf(documentOf({ ...costNotes.get(event)!, language, t }))
    expect(texts.join(' ')).toMatch(amount)
    expect(texts).toContain(t('costs.nothing-waits'))
    expect(texts.filter((text) => /\b(record|event|costs|instrument)\.[a-z]/i.test(text))).toEqual([])
  })
})

test.each([
  ['secrecy.extend', 'agency', '14 Qs 3/26'],
  ['secrecy.lapse', 'portal', '14 Qs 9/27'],
  ['notice.withhold', 'agency', '14 Qs 9/27'],
  ['notice.give', 'agency', 'Registered letter.'],
] as const)('the note of %s is sealed by whoever acted, and names the law and the order', (event, side, words) => {
  const input = secrecyNotes.get(event)!
  expect(input.issuer.side).toBe(side)
  for (const language of languages) {
    const texts = textsOf(composed(input, language))
    expect(texts).toContain(words)
    expect(texts.join(' ')).toContain('8(1)')
    expect(texts.filter((text) => /\b(record|notice|filing|pack|case)\.[a-z]/i.test(text))).toEqual([])
  }
})

const key =
  /\b(record|event|state|role|pack|outcome|category|decision|result|identifier|kept|preservation|peril|oral|validation|restriction|issuer|instrument|report|costs)\.[a-z]/i

test('the words by which a caller and an agency show who they are stand in no record', async () => {
  const { dossier } = (await practice.liaison.cases.read(
    { id: personId('officer') },
    urgent.get('oralRecord')!.caseId,
  ))!
  const words = dossier.calls.flatMap(({ say, hear }) => [say, hear])
  const spoken = [...words, urgent.get('oralRecord')!.facts.phrases!.hear]
  expect(spoken.filter((each) => each.length > 5)).toHaveLength(3)
  for (const input of [...urgent.values(), ...silence.values()]) {
    const { json, blocks } = documentOf(input)
    const said = json + JSON.stringify(blocks)
    expect(spoken.filter((each) => said.includes(each))).toEqual([])
    expect(said).not.toMatch(/"(code|hear|heard|say)":"\w+ /)
  }
})

test('what time ends is sealed by the portal’s operator, and tells until when the data are to be gone', () => {
  const { issuer, by, dossier } = silence.get('validation')!
  expect(by).toBeNull()
  expect(issuer.side).toBe('portal')
  expect(dossier).toMatchObject({ validation: { result: 'lapsed' } })
  const { deadlines, validation } = JSON.parse(documentOf(silence.get('validation')!).json) as Record<string, object>
  expect(deadlines).toHaveProperty('restriction')
  expect(validation).toMatchObject({ result: 'lapsed' })
})

test('nothing the agency keeps to itself is in any record, and drafts are in none the provider gets', () => {
  for (const input of [...inputs.values(), ...urgent.values()]) {
    const { json, blocks } = documentOf(input)
    expect(json + JSON.stringify(blocks)).not.toMatch(/Ζήσης|HPB-UNSHARED|fraud desk/)
  }
})

/** Words of letters alone that are wider than their column of a table; identifiers may be broken. */
function brokenWords({ blocks }: RecordDocument): string[] {
  const { bold, regular } = recordFaces()
  const [titleFont, cellFont] = [new FontInUse(bold, 'F2'), new FontInUse(regular, 'F1')]
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const total = block.columns.reduce((sum, { share }) => sum + share, 0)
    return block.columns.flatMap(({ title, share }, index) => {
      const room = (share / total) * column - 7
      const tooWide = (font: FontInUse, text: string) =>
        text.split(/\s+/).filter((word) => /^[\p{L}’(),.;:-]+$/u.test(word) && font.widthOf(word, 8) > room)
      return [...tooWide(titleFont, title), ...block.rows.flatMap((row) => tooWide(cellFont, row[index]!))]
    })
  })
}

/** Dark pixels of a page at 50 dpi. Text tools see glyphs that are not drawn; only the picture shows them missing. */
async function darkPixels(pdf: Buffer, name: string): Promise<number> {
  const path = join(folder, name)
  await writeFile(`${path}.pdf`, pdf)
  await run('pdftoppm', ['-gray', '-r', '50', '-singlefile', `${path}.pdf`, path])
  const bytes = await readFile(`${path}.pgm`)
  const pixels = bytes.subarray(bytes.indexOf('255\n') + 4)
  return pixels.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)
}

test('the outline of each letter of the alphabets is embedded', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyzßøłžąçñабвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψως'
  expect([...letters].filter((letter) => outlineOf(letter) === 0)).toEqual([])
})

function documentWith(text: string): RecordDocument {
  const document = documentIn('receipt', 'en')
  return { ...document, blocks: [{ kind: 'paragraph', text }] }
}

/** How many strokes a letter has in the font file that is embedded. */
function outlineOf(letter: string): number {
  const font = new FontInUse(recordFaces().regular, 'F1')
  font.encode(letter)
  const embedded = create(font.embedded().file)
  if (!('getGlyph' in embedded)) throw new Error('a collection of fonts')
  return embedded.getGlyph(1).path.commands.length
}

test('a long text has as many dark pixels as its letters need', async () => {
  const text = identifiers
    .map(({ value }) => value)
    .join(' ')
    .repeat(40)
  const [empty, full] = [documentWith('x'), documentWith(text)]
  const ground = await darkPixels(await drawRecord(empty, recordFaces()), 'empty')
  const dark = await darkPixels(await drawRecord(full, recordFaces()), 'full')
  expect(dark - ground).toBeGreaterThan(text.length * 2)
})

test('what the typeface lacks is spelt out, and stands in the JSON as it was', async () => {
  const pdf = await drawRecord(documentWith('account 李😀 opened'), recordFaces())
  const path = join(folder, 'spelt.pdf')
  await writeFile(path, pdf)
  const { stdout } = await run('pdftotext', [path, '-'])
  expect(stdout).toContain('account [U+674E][U+1F600] opened')
})

test('a table of two hundred rows and a cell longer than a page keep every word', async () => {
  const words = Array.from({ length: 900 }, (_, index) => `w${index}`)
  const rows = Array.from({ length: 200 }, (_, index) => [`r${index}`, index === 100 ? words.join(' ') : 'short'])
  const columns = [
    { title: 'Row', share: 20 },
    { title: 'Text', share: 80 },
  ]
  const pdf = await drawRecord({ ...documentWith(''), blocks: [{ kind: 'table', columns, rows }] }, recordFaces())
  await writeFile(join(folder, 'table.pdf'), pdf)
  const { stdout } = await run('pdftotext', ['-layout', join(folder, 'table.pdf'), '-'])
  const found = new Set(stdout.split(/\s+/))
  expect(words.filter((word) => !found.has(word))).toEqual([])
  expect(rows.filter(([name]) => !found.has(name!))).toEqual([])
  expect(stdout.match(/Row\s+Text/g)!.length).toBe(stdout.split('\f').length - 1)
})

describe('the seal stands on a page with what it seals', () => {
  const lastPage = async (name: string, blocks: RecordDocument['blocks']) => {
    const path = join(folder, `${name}.pdf`)
    await writeFile(path, await drawRecord({ ...documentWith(''), blocks }, recordFaces()))
    const { stdout } = await run('pdftotext', ['-layout', path, '-'])
    return stdout.split('\f').at(-2)!
  }
  const columns = [
    { title: 'Row', share: 20 },
    { title: 'Text', share: 80 },
  ]
  const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => [`row${index}`, 'short'] as const)
  const lengths = Array.from({ length: 16 }, (_, index) => 24 + index)

  test.each(lengths)('below a table of %i rows', async (count) => {
    const page = await lastPage(`seal-table-${count}`, [{ kind: 'table', columns, rows: rowsOf(count) }])
    expect(page).toContain(`row${count - 1}`)
  })

  test.each(lengths)('below facts of %i rows', async (count) => {
    expect(await lastPage(`seal-facts-${count}`, [{ kind: 'facts', rows: rowsOf(count) }])).toContain(`row${count - 1}`)
  })

  test.each(lengths)('below %i rows, a heading and a sentence', async (count) => {
    const end: RecordDocument['blocks'] = [
      { kind: 'heading', text: 'Statement' },
      { kind: 'paragraph', text: 'That was all.' },
    ]
    const page = await lastPage(`seal-text-${count}`, [{ kind: 'table', columns, rows: rowsOf(count) }, ...end])
    expect(page).toMatch(/Statement\s+That was all\./)
  })

  test.each([400, 520, 560, 580, 600, 640, 680])('below a text of %i words', async (count) => {
    const text = Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
    expect(await lastPage(`seal-words-${count}`, [{ kind: 'paragraph', text }])).toContain(`word${count - 1}`)
  })
})
