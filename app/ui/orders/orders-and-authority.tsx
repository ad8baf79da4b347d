import type { AttachedOrder } from '~machines/request/orders'
import type { Problem } from '~machines/kit/refusal'
import { Card } from '~/ui/components'
import { problemText, useWords } from '~/ui/words'
import { Orders } from './orders'

export interface OrdersAndAuthorityProps {
  readonly orders: readonly AttachedOrder[]
  readonly caseId: string
  readonly agency: { readonly id: string; readonly zone: string }
  /** where orders are attached and removed */
  readonly change?: string
  /** what this supervisor may not authorise */
  readonly beyond?: readonly Problem[]
}

/** Two sections of a request that is checked before it is sent: its orders, and who may do this at the agency. */
export function OrdersAndAuthority({ orders, caseId, agency, change, beyond = [] }: OrdersAndAuthorityProps) {
  const t = useWords()
  return (
    <>
      <section className="content-section" id="orders">
        <h2>
          {t('filing.section.orders')}
          {change && (
            <a className="content-section__change" href={change}>
              {t('filing.identifier.change')}
              <span className="govuk-visually-hidden"> {t('filing.section.orders')}</span>
            </a>
          )}
        </h2>
        <Orders {...{ orders, caseId }} zone={agency.zone} />
      </section>
      <section className="content-section" id="authority">
        <h2>{t('filing.section.authority')}</h2>
        {beyond.length > 0 && (
          <Card tone="danger">
            <ul className="notes">
              {beyond.map((each) => (
                <li key={`${each.field} ${each.rule}`}>{problemText(t, each)}</li>
              ))}
            </ul>
          </Card>
        )}
        <p>
          <a href={`/directory/${agency.id}/authority`}>{t('authority.see')}</a>
        </p>
      </section>
    </>
  )
}
