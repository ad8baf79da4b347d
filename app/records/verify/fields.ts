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
}

/**
 * Signatures reached the way a reader reaches them, through the form's fields: a signature dictionary that merely lies
 * somewhere in the file is not one. Throws when the file is no PDF that can be read.
 */
export async function signatureFields(bytes: Buffer): Promise<SignatureField[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  const form = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray)
  if (!fields) return []
  return Array.from({ length: fields.size() }, (_, index) => fields.lookupMaybe(index, PDFDict))
    .map((field) => field?.lookupMaybe(PDFName.of('V'), PDFDict))
    .filter((signature) => signature !== undefined)
    .filter((signature) => signature.has(PDFName.of('ByteRange')))
    .map(readSignature)
}

function readSignature(signature: PDFDict): SignatureField {
  const range = signature.lookup(PDFName.of('ByteRange'), PDFArray)
  return {
    range: Array.from({ length: range.size() }, (_, index) => range.lookup(index, PDFNumber).asNumber()),
    contents: signature.lookup(PDFName.of('Contents'), PDFHexString).asString(),
    subFilter: signature.lookup(PDFName.of('SubFilter'), PDFName).asString(),
    claimedName: textOf(signature.get(PDFName.of('Name'))),
  }
}

function textOf(value: unknown): string {
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
}
