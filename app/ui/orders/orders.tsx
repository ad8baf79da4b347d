import type { AttachedOrder } from '~machines/request/orders'
import { Empty, FormAction, Mono } from '~/ui/components'
import { bytesInWords } from '~/ui/case/bytes'
import { useLanguage, useWords } from '~/ui/words'
import { OrderProof } from './order-proof'

export interface OrdersProps {
  readonly orders: readonly AttachedOrder[]
  readonly caseId: string
  readonly zone: string
  /** hidden fields of the step that removes one; absent when nobody may */
  readonly removal?: Readonly<Record<string, string | number>>
}

/** The orders of a request: each file, what its signatures prove, and what speaks for a second look. */
export function Orders({ orders, caseId, zone, removal }: OrdersProps) {
  const t = useWords()
  const language = useLanguage()
  if (orders.length === 0) return <Empty title={t('orders.none')}>{t('orders.none.text')}</Empty>
  return orders.map((order) => {
    const { id, kind, name, size, sha256, servedAt } = order
    return (
      <section key={id} className="card">
        <h3 className="card__title">
          {t(`orders.kind.${kind}`) + t('shell.colon')}
          <a href={`/requests/${caseId}/orders/${id}`}>{name}</a>
        </h3>
        <span className="files__facts">
          {bytesInWords(size, language)} · SHA-256 <Mono copy>{sha256}</Mono>
        </span>
        <OrderProof {...{ order, zone }} />
        {removal && servedAt === null && (
          <FormAction fields={{ ...removal, order: id }} about={name}>
            {t('orders.remove')}
          </FormAction>
        )}
      </section>
    )
  })
}
