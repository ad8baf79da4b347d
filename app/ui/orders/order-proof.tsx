import type { AttachedOrder, OrderSignature, OrderVerdict } from '~machines/request/orders'
import { Tag, useInstantWords, type Tone } from '~/ui/components'
import { useWords } from '~/ui/words'

const tones: Readonly<Record<OrderVerdict, Tone>> = {
  valid: 'done',
  unknownIssuer: 'soon',
  none: 'soon',
  unreadable: 'soon',
  broken: 'danger',
}

export interface OrderProofProps {
  readonly order: AttachedOrder
  readonly zone: string
}

/** What the portal could prove of an order and what it could not, signature by signature. */
export function OrderProof({ order, zone }: OrderProofProps) {
  const t = useWords()
  const { check, risks } = order
  return (
    <>
      <p>
        <OrderVerdictTag verdict={check.verdict} /> {t(`orders.proved.${check.verdict}`)}
      </p>
      {check.signatures.length > 0 && (
        <ul className="facts">
          {check.signatures.map((signature, index) => (
            <li key={index} className={signature.verdict === 'valid' ? 'facts__holds' : 'facts__open'}>
              <Signature {...{ signature, zone }} />
            </li>
          ))}
        </ul>
      )}
      {risks.length > 0 && (
        <>
          <p>
            <strong>{t('orders.risks')}</strong>
          </p>
          <ul className="notes">
            {risks.map(({ code }) => (
              <li key={code}>{t(`orders.risk.${code}`)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

export function OrderVerdictTag({ verdict }: { readonly verdict: OrderVerdict }) {
  const t = useWords()
  return <Tag tone={tones[verdict]}>{t(`orders.verdict.${verdict}`)}</Tag>
}

function Signature({ signature, zone }: { readonly signature: OrderSignature; readonly zone: string }) {
  const t = useWords()
  const { absolute } = useInstantWords()
  const { kind, signer, issuer, signedAt, time, covers, fault, trustedBy } = signature
  const said = [
    signer === '' ? t('orders.signature.unnamed') : t('orders.signature.by', { signer, issuer }),
    signedAt ? t(`orders.time.${time}`, { at: absolute(signedAt, zone) }) : t('orders.time.none'),
    t(`orders.covers.${covers}`),
    ...(fault ? [t(`orders.fault.${fault}`)] : []),
    ...(trustedBy ? [t('orders.signature.trusted', { label: trustedBy })] : []),
  ]
  return <>{t(`orders.signature.${kind}`) + t('shell.colon') + said.join('; ')}.</>
}
