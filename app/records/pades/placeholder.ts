import { createHash } from 'node:crypto'
import { signedData } from './cms'
import type { Signer } from '~/platform/signer'

/** Room for the signature: the largest seen, with a timestamp and three certificates, was 7.4 KB. */
export const reservedBytes = 10_240

/** Fills the waiting signature dictionary of a freshly drawn PDF. */
export async function sealed(drawn: Buffer, signer: Signer): Promise<Buffer> {
  const pdf = Buffer.from(drawn)
  const { open, close } = writeByteRange(pdf)
  const digest = createHash('sha256').update(pdf.subarray(0, open)).update(pdf.subarray(close)).digest()
  const signature = await signedData(signer, digest)
  if (signature.length > reservedBytes)
    throw new Error(`a signature of ${signature.length} bytes has no room in ${reservedBytes}`)
  pdf.write(signature.toString('hex'), open + 1, 'latin1')
  return pdf
}

/** Says which bytes are signed: all but the string that will hold the signature, its brackets included in the gap. */
function writeByteRange(pdf: Buffer): { open: number; close: number } {
  const start = pdf.indexOf('/ByteRange [ 0 9999999999')
  const end = pdf.indexOf(']', start) + 1
  const open = pdf.indexOf('/Contents <', start) + '/Contents '.length
  const close = pdf.indexOf('>', open) + 1
  if (start < 0 || open < start || close < open) throw new Error('this PDF waits for no seal')
  const range = `/ByteRange [0 ${open} ${close} ${pdf.length - close}]`
  pdf.write(range.padEnd(end - start), start, 'latin1')
  return { open, close }
}
