import QRCode from 'qrcode'
import { PDFHexString } from 'pdf-lib'
import type { RecordDocument } from '../document'
import type { Flow, Fonts } from './flow'
import type { FontInUse } from './font'
import { column, paper, type Sheet } from './sheet'
import { wrap } from './wrap'

/** What stands around a record's text: letterhead, running head, page numbers, and the block by which it is checked. */

const { margin, width, height } = paper

/** Draws the head of a page and answers how much of it is taken: the issuer's letterhead, then a running head. */
export function drawHead(document: RecordDocument, fonts: Fonts): (sheet: Sheet, first: boolean) => number {
  return (sheet, first) => (first ? letterhead(document, fonts, sheet) : runningHead(document, fonts, sheet))
}

function letterhead({ issuer }: RecordDocument, { regular, bold }: Fonts, sheet: Sheet): number {
  const name = wrap(bold, issuer.name, 13, column)
  const address = wrap(
    regular,
    [issuer.address, issuer.switchboard, issuer.website].filter(Boolean).join('  ·  '),
    8,
    column,
  )
  let y = height - 40
  sheet.artifact(() => {
    for (const line of name) sheet.text(line, margin, (y -= 16), { font: bold, size: 13, colour: 'navy' })
    y -= 3
    for (const line of address) sheet.text(line, margin, (y -= 11), { font: regular, size: 8, colour: 'calm' })
    sheet.line(margin, y - 9, column, 1.4, 'navy')
  })
  return height - y + 28
}

function runningHead({ title, reference, issuer }: RecordDocument, { regular }: Fonts, sheet: Sheet): number {
  const style = { font: regular, size: 8, colour: 'calm' } as const
  const [left = ''] = wrap(regular, `${reference}  ·  ${title}`, 8, column * 0.6)
  const [right = ''] = wrap(regular, issuer.name, 8, column * 0.38)
  sheet.artifact(() => {
    sheet.text(left, margin, height - 38, style)
    sheet.text(right, width - margin - regular.widthOf(right, 8), height - 38, style)
    sheet.line(margin, height - 44, column, 0.5)
  })
  return margin
}

/** Reference and page number, once it is known how many pages there are. */
export function drawFeet(
  { reference, verification }: RecordDocument,
  { regular }: Fonts,
  sheets: readonly Sheet[],
): void {
  const style = { font: regular, size: 8, colour: 'calm' } as const
  for (const [index, sheet] of sheets.entries()) {
    const page = verification.pageOf.replace('{{page}}', String(index + 1)).replace('{{pages}}', String(sheets.length))
    sheet.artifact(() => {
      sheet.text(reference, margin, 34, style)
      sheet.text(page, width - margin - regular.widthOf(page, 8), 34, style)
    })
  }
}

const qrSize = 84
const padding = 12
const gapAbove = 14
const left = margin + padding + qrSize + 16

/** Who sealed it, and how anyone can check it: in words, as an address and as a QR code. */
export function drawVerification(flow: Flow, document: RecordDocument): void {
  const { address } = document.verification
  const lines = verificationLines(flow.fonts, document)
  const tall = heightOfBox(lines)
  flow.keep(tall + gapAbove)
  flow.gap(gapAbove)
  const { sheet, y: top } = flow
  sheet.artifact(() => sheet.box(margin, top - tall, column, tall, 'tint'))
  drawCode(flow, address, top - padding)
  let y = top - padding + 2
  const paragraph = flow.tags.add('P')
  sheet.tagged(paragraph, () => {
    for (const { text, font, size, step } of lines) sheet.text(text, left, (y -= step), { font, size })
  })
  flow.gap(tall)
}

/** How much room the block takes, with the gap that is left above it. */
export function heightOfVerification(fonts: Fonts, document: RecordDocument): number {
  return heightOfBox(verificationLines(fonts, document)) + gapAbove + 6
}

function verificationLines({ regular, bold }: Fonts, { verification }: RecordDocument) {
  const { seal, instruction, address, digest } = verification
  const set = (font: FontInUse, text: string, size: number, step: number) =>
    wrap(font, text, size, width - margin - padding - left).map((line) => ({ text: line, font, size, step }))
  return [
    ...set(bold, seal, 9, 13.5),
    ...set(regular, instruction, 8.5, 12),
    ...set(regular, address, 8, 12),
    ...set(regular, `record.json SHA-256 ${digest}`, 7, 11),
  ]
}

function heightOfBox(lines: readonly { readonly step: number }[]): number {
  const text = lines.reduce((sum, { step }) => sum + step, 0)
  return Math.max(qrSize, text) + 2 * padding
}

function drawCode({ sheet, tags }: Flow, address: string, top: number): void {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const x = margin + padding
  const box = [x, top - qrSize, x + qrSize, top]
  const figure = tags.add('Figure', tags.document, {
    Alt: PDFHexString.fromText(address),
    A: { O: 'Layout', Placement: 'Block', BBox: box },
  })
  sheet.tagged(figure, () => sheet.squares(runsOf(modules), x, top, qrSize / modules.size))
}

/** Dark modules in a row as one rectangle: `[column, row, length]`. */
function runsOf(modules: { readonly size: number; get(row: number, column: number): number }) {
  const runs: [number, number, number][] = []
  for (let row = 0; row < modules.size; row++) {
    for (let at = 0; at < modules.size; at++) {
      if (!modules.get(row, at)) continue
      const start = at
      while (at < modules.size && modules.get(row, at)) at++
      runs.push([start, row, at - start])
    }
  }
  return runs
}
