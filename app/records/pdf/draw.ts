import { PDFDocument, PDFName, PDFNumber } from 'pdf-lib'
import type { Block, RecordDocument } from '../document'
import { Flow, type Fonts } from './flow'
import { FontInUse } from './font'
import type { Faces } from './fonts.server'
import { drawFeet, drawHead, drawVerification, heightOfVerification } from './frame'
import { attachJson, describe } from './metadata'
import { compressed, embedFont } from './objects'
import { addSignatureField } from './signature-field'
import { Tags } from './tags'
import { spelled } from './wrap'

/** The record as a PDF that waits for its seal. The same document gives the same bytes. */
export async function drawRecord(record: RecordDocument, faces: Faces): Promise<Buffer> {
  const document = drawable(record, faces)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const fonts = { regular: new FontInUse(faces.regular, 'F1'), bold: new FontInUse(faces.bold, 'F2') }
  const tags = new Tags(pdf)
  describe(pdf, document)
  const flow = new Flow(pdf, tags, fonts, drawHead(document, fonts))
  flow.paragraph(document.title, { font: fonts.bold, size: 19, colour: 'navy' }, { name: 'H1' })
  flow.gap(10)
  const seal = heightOfVerification(fonts, document)
  for (const [index, block] of document.blocks.entries()) drawBlock(flow, block, below(document.blocks, index, seal))
  drawVerification(flow, document)
  drawFeet(document, fonts, flow.sheets)
  attachJson(pdf, record.json, document.at)
  finish(pdf, flow, document)
  const saved = await pdf.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  })
  return Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength)
}

function drawBlock(flow: Flow, block: Block, below: number): void {
  if (block.kind === 'heading') return flow.heading(block.text, below)
  if (block.kind === 'facts') return flow.facts(block.rows, below)
  if (block.kind === 'table') return flow.table(block.columns, block.rows, below)
  flow.paragraph(block.text, { font: flow.fonts.regular, size: 9.5 }, { below })
  flow.gap(5)
}

/** A short text at the end, with room for its lines. */
const shortEnd = 60

/** What has to stand on the page on which a block ends: a seal on a page of its own would seal nothing one sees. */
function below(blocks: readonly Block[], index: number, seal: number): number {
  if (index === blocks.length - 1) return seal
  const leadsToEnd = index === blocks.length - 2 && blocks[index]!.kind === 'heading'
  return leadsToEnd ? seal + shortEnd : 0
}

/** Gives each page its content, fonts and number in the structure, and adds the field for the seal. */
function finish(pdf: PDFDocument, { sheets, fonts, tags }: Flow, document: RecordDocument): void {
  const { context } = pdf
  const resources = context.register(context.obj({ Font: embedded(pdf, fonts) }))
  for (const [index, { page, content }] of sheets.entries()) {
    page.node.set(PDFName.of('Resources'), resources)
    page.node.set(PDFName.of('Contents'), compressed(context, Buffer.from(content, 'latin1')))
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(index))
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  }
  const pages = sheets.map(({ page }) => page.ref)
  const last = pages.at(-1)!
  tags.write(pages, [{ field: addSignatureField(pdf, last, document), page: last }])
}

function embedded({ context }: PDFDocument, fonts: Fonts) {
  return { F1: embedFont(context, fonts.regular), F2: embedFont(context, fonts.bold) }
}

/** The document with every text made drawable; its JSON and address stay as they are. */
function drawable(record: RecordDocument, { regular, bold }: Faces): RecordDocument {
  const say = (text: string) => spelled(text, [regular, bold])
  const { verification, issuer } = record
  return {
    ...record,
    ...{ title: say(record.title), reference: say(record.reference) },
    issuer: { ...issuer, name: say(issuer.name), address: say(issuer.address), switchboard: say(issuer.switchboard) },
    verification: { ...verification, seal: say(verification.seal), instruction: say(verification.instruction) },
    blocks: record.blocks.map((block) => sayBlock(block, say)),
  }
}

function sayBlock(block: Block, say: (text: string) => string): Block {
  if (block.kind === 'facts')
    return { ...block, rows: block.rows.map(([label, value]) => [say(label), lines(value, say)] as const) }
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map((text) => lines(text, say))) }
  return { ...block, text: say(block.text) }
}

function lines(text: string, say: (text: string) => string): string {
  return text.split('\n').map(say).join('\n')
}
