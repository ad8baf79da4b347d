import { EncryptedPDFError } from 'pdf-lib'
import { endOf, leavesOutItselfAlone, signatureFields, signedBytes, type SignatureField } from './fields'
import { judgeSignature } from './signature'

/**
 * What a PDF's seal says. `holds`: everything; `notPdf`, `encrypted`, `unreadable`: no file to judge; `unsealed`: nobody sealed it;
 * `appended`: something stands behind the last seal; `misplaced`: the sealed bytes are not all the file but the seal
 * itself; `malformed`: the signature is no PAdES signature; `changed`: the bytes are not those that were sealed;
 * `untrusted`: sealed by nobody this portal vouches for.
 */
export type SealVerdict =
  | 'holds'
  | 'notPdf'
  | 'encrypted'
  | 'unreadable'
  | 'unsealed'
  | 'appended'
  | 'misplaced'
  | 'malformed'
  | 'changed'
  | 'untrusted'

export interface SealFinding {
  readonly verdict: SealVerdict
  /** who sealed it, as certified; only worth something when the seal holds */
  readonly signer: string | null
}

export interface Trust {
  /** certificates of authorities, DER */
  readonly authorities: readonly Buffer[]
  /** instant at which the chain must have been valid */
  readonly at: Date
}

/** Judges a PDF, whatever it is; never throws for what the file says. */
export async function judgeSeal(bytes: Buffer, trust: Trust): Promise<SealFinding> {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return { verdict: 'notPdf', signer: null }
  const fields = await readFields(bytes)
  if (typeof fields === 'string') return { verdict: fields, signer: null }
  if (fields.length === 0) return { verdict: 'unsealed', signer: null }
  let last: SealFinding = { verdict: 'unsealed', signer: null }
  for (const field of fields) {
    last = await judgeField(bytes, field, trust)
    if (last.verdict !== 'holds') return last
  }
  return fields.some((field) => endOf(field) === bytes.length) ? last : { verdict: 'appended', signer: last.signer }
}

async function readFields(bytes: Buffer): Promise<SignatureField[] | 'encrypted' | 'unreadable'> {
  try {
    return await signatureFields(bytes)
  } catch (error) {
    return isOfEncryption(error) ? 'encrypted' : 'unreadable'
  }
}

/** The library's errors are compiled to plain ones and can be told apart by what they say alone. */
function isOfEncryption(error: unknown): boolean {
  return error instanceof Error && error.message === new EncryptedPDFError().message
}

async function judgeField(bytes: Buffer, field: SignatureField, { authorities, at }: Trust): Promise<SealFinding> {
  if (field.subFilter !== '/ETSI.CAdES.detached') return { verdict: 'malformed', signer: null }
  if (!leavesOutItselfAlone(bytes, field)) return { verdict: 'misplaced', signer: null }
  const { fault, signer } = await judgeSignature(field.contents, signedBytes(bytes, field), authorities, at)
  return { verdict: fault ?? 'holds', signer }
}
