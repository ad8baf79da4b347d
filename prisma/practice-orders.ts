import { PDFDocument, PDFName } from 'pdf-lib'
import type { Platform } from '~/platform/platform.server'
import { practiceJudge, strangerJudge } from '~/platform/practice-court.server'
import { sealed } from '~/records/pades/placeholder'
import { FontInUse } from '~/records/pdf/font'
import { recordFaces } from '~/records/pdf/fonts.server'
import { compressed, embedFont } from '~/records/pdf/objects'
import { addSignatureField } from '~/records/pdf/signature-field'

/** An order of the practice city, and who signs it: a judge on the trust list, one nobody knows, or nobody. */
export interface ToldOrder {
  readonly kind: 'order' | 'translation' | 'annex'
  readonly name: string
  readonly signed: 'judge' | 'stranger' | 'nobody'
  readonly court: string
  readonly judge: string
  readonly number: string
  /** day of the order, ISO */
  readonly day: string
  readonly lines: readonly string[]
}

/** The order as its court would hand it over. */
export async function orderPdf(platform: Platform, told: ToldOrder): Promise<Buffer> {
  const drawn = await draw(told)
  if (told.signed === 'nobody') return drawn
  const signer = await (told.signed === 'judge' ? practiceJudge : strangerJudge)(platform, told.judge)
  return sealed(drawn, signer)
}

const margin = 64

async function draw(told: ToldOrder): Promise<Buffer> {
  const { court, judge, number, day, lines, signed } = told
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const page = pdf.addPage([595.28, 841.89])
  const fonts = { F1: new FontInUse(recordFaces().regular, 'F1'), F2: new FontInUse(recordFaces().bold, 'F2') }
  const text = (font: 'F1' | 'F2', size: number, y: number, words: string) =>
    `BT /${font} ${size} Tf ${margin} ${y} Td ${fonts[font].encode(words)} Tj ET`
  const body = lines.map((line, index) => text('F1', 10.5, 670 - index * 18, line))
  const content = [
    text('F2', 15, 760, court),
    text('F1', 10.5, 738, `${number}, ${day}`),
    ...body,
    text('F1', 10.5, 640 - lines.length * 18, judge),
  ]
  page.node.set(PDFName.of('Contents'), compressed(pdf.context, Buffer.from(content.join('\n'), 'latin1')))
  const embedded = Object.fromEntries(Object.entries(fonts).map(([name, font]) => [name, embedFont(pdf.context, font)]))
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: embedded }))
  if (signed !== 'nobody') {
    const at = `${day}T11:00:00Z`
    addSignatureField(pdf, page.ref, { title: `${court}, ${number}`, issuer: { name: judge }, at })
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }))
}
