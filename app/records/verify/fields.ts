import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'

/** A signature as the PDF holds it. */
export interface SignatureField {
  /** `[start, length, start, length]` of the signed bytes */
  readonly range: readonly number[]
  /** the CMS signature with its padding, hex */
  readonly contents: string
  readonly subFilter: string
  /** name of the signer as the file says it; proves nothing */
  readonly claimedName: string
  /** when it was signed, as the file says it; proves nothing */
  readonly claimedTime: Date | null
}

/** More fields than any form on paper has. */
const mostFields = 10_000

/**
 * Signatures reached the way a reader reaches them, through the form's fields: a signature dictionary that merely lies
 * somewhere in the file is not one. Throws when the file is no PDF that can be read.
 */
export async function signatureFields(bytes: Buffer): Promise<SignatureField[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  const form = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  return fieldsOf(form?.lookupMaybe(PDFName.of('Fields'), PDFArray))
    .map((field) => field.lookupMaybe(PDFName.of('V'), PDFDict))
    .filter((signature) => signature !== undefined)
    .filter((signature) => signature.has(PDFName.of('ByteRange')))
    .map(readSignature)
}

/** Every field with those below it; each once, since a file may say that a field is its own parent. */
function fieldsOf(top: PDFArray | undefined): PDFDict[] {
  const found = new Set<PDFDict>()
  const waiting = top ? [top] : []
  for (let kids = waiting.pop(); kids; kids = waiting.pop()) {
    for (let index = 0; index < kids.size(); index++) {
      const field = kids.lookupMaybe(index, PDFDict)
      if (!field || found.has(field)) continue
      if (found.size >= mostFields) throw new RangeError('more fields than a form has')
      found.add(field)
      const below = field.lookupMaybe(PDFName.of('Kids'), PDFArray)
      if (below) waiting.push(below)
    }
  }
  return [...found]
}

function readSignature(signature: PDFDict): SignatureField {
  const range = signature.lookup(PDFName.of('ByteRange'), PDFArray)
  return {
    range: Array.from({ length: range.size() }, (_, index) => range.lookup(index, PDFNumber).asNumber()),
    contents: signature.lookup(PDFName.of('Contents'), PDFHexString).asString(),
    subFilter: signature.lookup(PDFName.of('SubFilter'), PDFName).asString(),
    claimedName: textOf(signature.get(PDFName.of('Name'))),
    claimedTime: timeOf(signature.get(PDFName.of('M'))),
  }
}

function textOf(value: unknown): string {
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
}

function timeOf(value: unknown): Date | null {
  try {
    return value instanceof PDFHexString || value instanceof PDFString ? value.decodeDate() : null
  } catch {
    return null
  }
}

/** The signed bytes begin with the file, and the gap between them is exactly the string that holds the signature. */
export function leavesOutItselfAlone(bytes: Buffer, { range, contents }: SignatureField): boolean {
  const [start, length = 0, rest = 0] = range
  if (range.length !== 4 || start !== 0 || !range.every((each) => Number.isSafeInteger(each) && each >= 0)) return false
  if (!/^[0-9A-Fa-f]*$/.test(contents)) return false
  return bytes.subarray(length, rest).toString('latin1') === `<${contents}>`
}

export function signedBytes(bytes: Buffer, field: SignatureField): Buffer {
  const [, length = 0, rest = 0] = field.range
  return Buffer.concat([bytes.subarray(0, length), bytes.subarray(rest, endOf(field))])
}

export function endOf({ range }: SignatureField): number {
  return (range[2] ?? 0) + (range[3] ?? 0)
}
