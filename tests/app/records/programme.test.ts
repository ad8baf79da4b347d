import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import type { RecordDocument } from '~/records/document'
import { drawRecord } from '~/records/pdf/draw'
import { recordFaces } from '~/records/pdf/fonts.server'
import { languages, type Language } from '~machines/kit/words'
import { openPractice, type Practice } from '../../kit/practice'
import { alkyone, central, harbour, northwind } from '../../kit/programme'

/** The record of a programme, of each organisation of the practice city in each language of the portal. */
const run = promisify(execFile)
let practice: Practice
let folder: string
const documents = new Map<string, RecordDocument>()
const organisations = [harbour, central, northwind, alkyone]

beforeAll(async () => {
  practice = await openPractice()
  folder = await mkdtemp(join(tmpdir(), 'liaison-programme-'))
  for (const { id, code } of organisations)
    for (const language of languages) {
      const found = await practice.liaison.programmes.published(id, { language })
      documents.set(`${code} ${language}`, found!.document!)
    }
}, 60_000)
afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

const documentOf = (code: string, language: Language) => documents.get(`${code} ${language}`)!

function textsOf({ title, blocks, verification }: RecordDocument): string[] {
  const inBlocks = blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.rows.flat()
    return block.kind === 'table' ? block.rows.flat() : [block.text]
  })
  return [title, verification.seal, verification.instruction, ...inBlocks]
}

describe.each(organisations.map(({ code }) => code))('%s', (code) => {
  test.each(languages)('has its words in %s, and none of them is a key', (language) => {
    const texts = textsOf(documentOf(code, language))
    expect(texts.filter((text) => /\b(record|programme|guideline|role|shell|instrument)\.[a-z]/.test(text))).toEqual([])
    expect(texts.join(' ')).not.toMatch(/undefined|\[object|\{\{(?!pages?\}\})/)
  })

  test('says the same to machines in every language', () => {
    expect(new Set(languages.map((language) => documentOf(code, language).json)).size).toBe(1)
  })

  test('names who answers for it, and not how to reach them', () => {
    const { data } = JSON.parse(documentOf(code, 'en').json) as { data: Record<string, object> }
    for (const part of ['submittedBy', 'approvedBy'])
      expect(Object.keys(data[part]!).sort()).toEqual(['id', 'name', 'title'])
  })

  test('is drawn to the same bytes twice, and every word can be read from it', async () => {
    const document = documentOf(code, 'ru')
    const [first, second] = await Promise.all([0, 1].map(() => drawRecord(document, recordFaces())))
    expect(first!.equals(second!)).toBe(true)
    const path = join(folder, `${code}.pdf`)
    await writeFile(path, first!)
    const { stdout } = await run('pdftotext', [path, '-'])
    const read = stdout.replace(/\s+/g, '')
    const lost = document.blocks.filter(
      (block) => block.kind === 'paragraph' && !read.includes(block.text.replace(/\s+/g, '')),
    )
    expect(lost).toEqual([])
  })
})

test('what the organisation wrote is marked as being in its own language', () => {
  const paragraphs = documentOf('ALK', 'ru').blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []))
  expect(new Set(paragraphs.map(({ language }) => language))).toEqual(new Set(['fr']))
})

test('what is sealed is what the page shows, and validators that nobody here wrote accept it', async () => {
  await workOff(practice.liaison)
  for (const language of languages) {
    const pdf = (await practice.liaison.programmes.pdf(central.id, 1, language))!
    const path = join(folder, `sealed-${language}.pdf`)
    await writeFile(path, pdf)
    const { stdout } = await run('pdftotext', [path, '-'])
    expect(stdout.replace(/\s+/g, '')).toContain(documentOf('CID', language).title.replace(/\s+/g, ''))
    await run('qpdf', ['--check', path])
    expect((await run('pdfsig', ['-nocert', path])).stdout).toContain('Signature is Valid')
  }
})
