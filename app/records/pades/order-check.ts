import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { isLegible } from '~machines/kit/text'
import type { OrderCheck, OrderSignature, signatureFaults } from '~machines/request/orders'
import {
  agrees,
  attributesOf,
  chained,
  isBound,
  isDetached,
  nameOf,
  oids,
  readMessage,
  readSignedData,
  signerOf,
  type Chained,
} from '../verify/cms'
import { endOf, leavesOutItselfAlone, signatureFields, signedBytes, type SignatureField } from '../verify/fields'

/** A certificate of the trust list. */
export interface Trusted {
  /** what the operator calls it */
  readonly label: string
  /** DER */
  readonly certificate: Uint8Array
}

export interface Checking {
  readonly trust: readonly Trusted[]
  /** instant of the check */
  readonly at: Date
  /** signatures read at most; a file with more is not read */
  readonly most: number
}

type Fault = (typeof signatureFaults)[number]

/** What the portal can prove of an uploaded order; never throws for what the file says. */
export async function checkOrder(bytes: Buffer, checking: Checking): Promise<OrderCheck> {
  const fields = await readFields(bytes)
  if (!fields || fields.length > checking.most) return { verdict: 'unreadable', signatures: [] }
  const judged: OrderSignature[] = []
  for (const field of fields) judged.push(await judgeField(bytes, field, checking))
  const signatures = isAppended(bytes, fields) ? withAppended(fields, judged) : judged
  return { verdict: worstOf(signatures), signatures }
}

function worstOf(signatures: readonly OrderSignature[]): OrderCheck['verdict'] {
  const fault = (['broken', 'unreadable', 'unknownIssuer'] as const).find((verdict) =>
    signatures.some((signature) => signature.verdict === verdict),
  )
  return fault ?? (signatures.some(({ kind }) => kind === 'signature') ? 'valid' : 'none')
}

async function readFields(bytes: Buffer): Promise<SignatureField[] | null> {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return null
  try {
    return await signatureFields(bytes)
  } catch {
    return null
  }
}

/**
 * Something stands behind the last signature: what it shows was never signed. A revision that adds nothing but validation
 * data (PAdES-LT) is appended too; followed by a document timestamp (LTA) it isn't.
 */
function isAppended(bytes: Buffer, fields: readonly SignatureField[]): boolean {
  return fields.length > 0 && !fields.some((field) => endOf(field) === bytes.length)
}

function withAppended(fields: readonly SignatureField[], signatures: readonly OrderSignature[]): OrderSignature[] {
  const last = Math.max(...fields.map(endOf))
  return signatures.map((signature, index) =>
    endOf(fields[index]!) === last && signature.verdict !== 'broken' ? faulty(signature, 'appended') : signature,
  )
}

const formats: Readonly<Record<string, 'signature' | 'timestamp'>> = {
  '/ETSI.CAdES.detached': 'signature',
  '/adbe.pkcs7.detached': 'signature',
  '/ETSI.RFC3161': 'timestamp',
}

const unknown: OrderSignature = {
  ...{ kind: 'signature', verdict: 'valid', fault: null, signer: '', issuer: '' },
  ...{ signedAt: null, time: 'none', covers: 'part', trustedBy: '' },
}

function faulty(signature: OrderSignature, fault: Fault): OrderSignature {
  const verdict =
    fault === 'untrusted' || fault === 'expired'
      ? 'unknownIssuer'
      : fault === 'unsupported'
        ? 'unreadable'
        : ('broken' as const)
  return { ...signature, verdict, fault, trustedBy: '' }
}

async function judgeField(bytes: Buffer, field: SignatureField, checking: Checking): Promise<OrderSignature> {
  if (!leavesOutItselfAlone(bytes, field)) return faulty(unknown, 'misplaced')
  const covers = endOf(field) === bytes.length ? 'file' : 'revision'
  const kind = formats[field.subFilter]
  if (!kind) return faulty({ ...unknown, covers }, 'unsupported')
  const data = readSignedData(field.contents)
  const signer = data && signerOf(data)
  if (!data || !signer) return faulty({ ...unknown, kind, covers }, 'malformed')
  const named = { ...unknown, kind, covers, ...namesOf(signer) } as const
  const signed = signedBytes(bytes, field)
  return kind === 'timestamp'
    ? judgeTimestamp(named, data, signed, checking)
    : judgeSignature(named, { data, signer, signed, field }, checking)
}

interface Signed {
  readonly data: pkijs.SignedData
  readonly signer: pkijs.Certificate
  readonly signed: Buffer
  readonly field: SignatureField
}

async function judgeSignature(named: OrderSignature, given: Signed, checking: Checking): Promise<OrderSignature> {
  const { data, signer, signed, field } = given
  const authorities = authoritiesOf(checking)
  if (!isDetached(data)) return faulty(named, 'malformed')
  if (!isStrong(data)) return faulty(named, 'unsupported')
  if (field.subFilter === '/ETSI.CAdES.detached' && !isBound(data, signer)) return faulty(named, 'malformed')
  if (!(await agrees(data, { bytes: signed, authorities, at: checking.at }))) return faulty(named, 'changed')
  const stamped = await stampedAt(data, checking)
  const claimed = claimedTime(data, field)
  const timed = stamped
    ? ({ ...named, signedAt: instant(stamped), time: 'timestamp' } as const)
    : ({ ...named, signedAt: claimed && instant(claimed), time: claimed ? 'claimed' : 'none' } as const)
  const chain = (at: Date) => chained(data, { bytes: signed, authorities, at })
  const trusted = maySign(signer) ? await chain(stamped ?? checking.at) : null
  if (trusted) return { ...timed, trustedBy: labelOf(trusted, checking) }
  return faulty(timed, (await chain(lastDay(signer))) ? 'expired' : 'untrusted')
}

async function judgeTimestamp(
  named: OrderSignature,
  data: pkijs.SignedData,
  signed: Buffer,
  checking: Checking,
): Promise<OrderSignature> {
  if (data.encapContentInfo.eContentType !== oids.timestampInfo) return faulty(named, 'malformed')
  if (!(await agrees(data, { bytes: signed, authorities: [], at: checking.at }))) return faulty(named, 'changed')
  const time = timestampTime(data)
  const timed = { ...named, signedAt: time && instant(time), time: 'claimed' } as const
  const trusted = await trustedStamp(data, signed, checking)
  return trusted
    ? { ...timed, time: 'timestamp', trustedBy: labelOf(trusted, checking) }
    : faulty({ ...timed, time: 'claimed' }, 'untrusted')
}

/** The time of a timestamp over the signature, when an authority of the trust list gave it (RFC 3161). */
async function stampedAt(data: pkijs.SignedData, checking: Checking): Promise<Date | null> {
  const { unsignedAttrs, signature } = data.signerInfos[0]!
  const attribute = unsignedAttrs?.attributes.find(({ type }) => type === oids.timestampToken)
  if (!attribute) return null
  const token = readMessage(Buffer.from(attribute.values[0].toBER()), (rest) => rest.length === 0)
  if (!token || token.encapContentInfo.eContentType !== oids.timestampInfo) return null
  const stamped = Buffer.from(signature.valueBlock.valueHexView)
  return (await trustedStamp(token, stamped, checking)) ? timestampTime(token) : null
}

/** Where the chain of a timestamp ends; its time is the time asked about, but its authority must still stand. */
async function trustedStamp(token: pkijs.SignedData, stamped: Buffer, checking: Checking): Promise<Chained | null> {
  const signer = signerOf(token)
  if (!signer || !mayStamp(signer) || signer.notAfter.value < checking.at) return null
  return chained(token, { bytes: stamped, authorities: authoritiesOf(checking), at: checking.at })
}

function timestampTime(token: pkijs.SignedData): Date | null {
  try {
    return pkijs.TSTInfo.fromBER(token.encapContentInfo.eContent!.getValue()).genTime
  } catch {
    return null
  }
}

/** The time the signer's own clock gave, signed or only written beside the signature. */
function claimedTime(data: pkijs.SignedData, field: SignatureField): Date | null {
  const [value] = attributesOf(data, oids.signingTime)[0]?.values ?? []
  return value instanceof asn1js.UTCTime ? value.toDate() : field.claimedTime
}

const brokenDigests = ['1.3.14.3.2.26', '1.2.840.113549.2.5']

/** Not by SHA-1 or MD5, for which a second document can be made. */
function isStrong(data: pkijs.SignedData): boolean {
  return !brokenDigests.includes(data.signerInfos[0]!.digestAlgorithm.algorithmId)
}

const keyUsage = '2.5.29.15'
const extendedKeyUsage = '2.5.29.37'
const timeStamping = '1.3.6.1.5.5.7.3.8'

/** A certificate that says what it is for says that it is for signatures (RFC 5280, 4.2.1.3). */
function maySign({ extensions = [] }: pkijs.Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === keyUsage)?.parsedValue as asn1js.BitString | undefined
  const [first = 0] = usage?.valueBlock.valueHexView ?? [0xc0]
  return (first & 0xc0) !== 0
}

/** Only a time-stamp authority gives times, or whoever may sign could date a signature back (RFC 3161, 2.3). */
function mayStamp({ extensions = [] }: pkijs.Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === extendedKeyUsage)?.parsedValue as
    pkijs.ExtKeyUsage | undefined
  return usage?.keyPurposes.includes(timeStamping) ?? false
}

function authoritiesOf({ trust }: Checking): Buffer[] {
  return trust.map(({ certificate }) => Buffer.from(certificate))
}

function labelOf({ root }: Chained, { trust }: Checking): string {
  return legible(trust.find(({ certificate }) => root.equals(certificate))?.label ?? '')
}

function namesOf({ subject, issuer }: pkijs.Certificate) {
  return { signer: legible(nameOf(subject) ?? ''), issuer: legible(nameOf(issuer) ?? '') }
}

/** A name as a line of text can hold it: what a reader can't see is left out. */
function legible(name: string): string {
  const line = [...name.normalize('NFC')].filter((letter) => isLegible(letter)).join('')
  return [...line.replace(/\s+/g, ' ').trim()].slice(0, 200).join('')
}

/** The last moment at which the signer's certificate held. */
function lastDay({ notAfter }: pkijs.Certificate): Date {
  return new Date(notAfter.value.getTime() - 1000)
}

function instant(date: Date): string | null {
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date.toISOString() : null
}
