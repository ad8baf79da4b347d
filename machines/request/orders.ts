import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { optionalLine } from '../kit/text'

/** What of a legal basis is attached as a PDF. */
export const orderKinds = ['order', 'translation', 'annex'] as const
export type OrderKind = (typeof orderKinds)[number]

/**
 * What the signatures of an uploaded order prove. `valid`: the whole file, by somebody the trust list vouches for;
 * `unknownIssuer`: intact, but by nobody it vouches for; `broken`: the file is not the one that was signed; `none`: nobody
 * signed it; `unreadable`: the portal can't tell.
 */
const signatureVerdicts = ['valid', 'unknownIssuer', 'unreadable', 'broken'] as const
export const orderVerdicts = [...signatureVerdicts, 'none'] as const
export type OrderVerdict = (typeof orderVerdicts)[number]

/**
 * Why a signature is not valid. `untrusted`: its chain ends in no certificate of the trust list; `expired`: it does, but
 * not at the time of the check, and no trusted timestamp says that it was signed before; `appended`: something stands
 * behind the last signature; `misplaced`: it leaves out more than itself; `unsupported`: of a kind the portal can't check.
 */
export const signatureFaults = [
  'untrusted',
  'expired',
  'unsupported',
  'malformed',
  'misplaced',
  'changed',
  'appended',
] as const

const OrderSignatureSchema = z.strictObject({
  kind: z.enum(['signature', 'timestamp']),
  verdict: z.enum(signatureVerdicts),
  fault: z.enum(signatureFaults).nullable(),
  /** as certified; worth as much as the verdict says */
  signer: optionalLine(200),
  issuer: optionalLine(200),
  signedAt: z.iso.datetime('malformed').nullable(),
  /** who says so: a timestamp of an authority on the trust list, or whoever signed */
  time: z.enum(['timestamp', 'claimed', 'none']),
  /** how much of the file it covers: all, an earlier revision of it whole, or less than it seems */
  covers: z.enum(['file', 'revision', 'part']),
  /** name of the trust list's entry in which its chain ends */
  trustedBy: optionalLine(200),
})
export type OrderSignature = z.infer<typeof OrderSignatureSchema>

export const mostSignatures = 20
export const OrderCheckSchema = z.strictObject({
  verdict: z.enum(orderVerdicts),
  signatures: z.array(OrderSignatureSchema).max(mostSignatures, 'too-long'),
})
export type OrderCheck = z.infer<typeof OrderCheckSchema>

/** What speaks for a second look; each adds a question and answers none. */
export const orderRiskCodes = ['issuedInFuture', 'copyOfOther', 'signedAfterDate'] as const
export type OrderRiskCode = (typeof orderRiskCodes)[number]

export interface AttachedOrder {
  readonly id: string
  readonly kind: OrderKind
  readonly name: string
  /** bytes */
  readonly size: number
  /** SHA-256 of the plain content, hex */
  readonly sha256: string
  /** what its signatures proved when it was attached */
  readonly check: OrderCheck
  readonly attachedBy: string
  readonly attachedAt: string
  readonly risks: readonly { readonly code: OrderRiskCode }[]
  /** null until the request it belongs to was served */
  readonly servedAt: string | null
}

/** Largest order, in bytes (20 MB), and how many a request has at most. */
export const largestOrder = 20_971_520
export const mostOrders = 20

export interface RiskQuestion {
  /** day stated as the order's date, ISO; empty while none is */
  readonly issuedOn: string
  readonly now: string
  /** the agency's zone, in which days are counted */
  readonly zone: string
  /** SHA-256 of orders that are attached to another open request as well */
  readonly copies: readonly string[]
}

export function withRisks(order: AttachedOrder, asked: RiskQuestion): AttachedOrder {
  return { ...order, risks: riskCodes(order, asked).map((code) => ({ code })) }
}

function riskCodes({ kind, sha256, check }: AttachedOrder, asked: RiskQuestion): OrderRiskCode[] {
  if (kind !== 'order') return []
  const { issuedOn, now, zone, copies } = asked
  const signed = check.signatures.filter(({ kind }) => kind === 'signature').map(({ signedAt }) => signedAt)
  const after = (instant: string) => issuedOn !== '' && dayOf(instant, zone) > issuedOn
  return [
    ...(issuedOn > dayOf(now, zone) ? (['issuedInFuture'] as const) : []),
    ...(copies.includes(sha256) ? (['copyOfOther'] as const) : []),
    ...(signed.some((instant) => instant !== null && after(instant)) ? (['signedAfterDate'] as const) : []),
  ]
}

function dayOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}
