import type { AttachedOrder } from '~machines/request/orders'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import { Card, Instant } from '~/ui/components'
import { OrderVerdictTag } from '~/ui/orders/order-proof'
import { useWords } from '~/ui/words'

export interface AskingProps {
  readonly agency: OrganisationFacts
  readonly requester: PersonFacts | null
  /** the first of two who approved; null where one was enough, or until the second has */
  readonly approver: PersonFacts | null
  readonly authoriser: PersonFacts | null
  /** when it was authorised and served */
  readonly servedAt: string | null
  readonly sourceCheck: {
    readonly at: string
    readonly method: string
    readonly reached: string
    readonly by: string
  } | null
  readonly orders: readonly AttachedOrder[]
  readonly caseId: string
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/**
 * Who is asking, and what the portal knows of it: who filed and who authorised, the contact details of its register, and
 * whether the provider has checked the source. Nothing that was not done is shown as done.
 */
export function Asking(props: AskingProps) {
  const { agency, requester, approver, authoriser, servedAt, sourceCheck, pack, now, zone } = props
  const t = useWords()
  return (
    <Card title={t('case.asking')}>
      <p>
        {requester && <Named person={requester} />}
        <br />
        <span className="quiet">{agency.name}</span>
      </p>
      <ul className="facts">
        {approver && <li className="facts__holds">{t('case.asking.approved', { name: named(approver) })}</li>}
        {authoriser && servedAt && (
          <li className="facts__holds">
            {t('case.asking.authorised', { name: named(authoriser) })} <Instant at={servedAt} now={now} zone={zone} />
          </li>
        )}
        {sourceCheck ? (
          <li className="facts__holds">
            {t('case.asking.checked', { method: t(`pack.${pack}.sourceCheckMethods.${sourceCheck.method}`) })}{' '}
            {t('case.asking.reached', { reached: sourceCheck.reached, by: sourceCheck.by })}{' '}
            <Instant at={sourceCheck.at} now={now} zone={zone} />
          </li>
        ) : (
          <li className="facts__open">{t('case.asking.unchecked')}</li>
        )}
      </ul>
      <RegisterEntry agency={agency} />
      <Proofs {...props} />
    </Card>
  )
}

/** What the orders prove, in a word each, and who may authorise this at the agency. */
export function Proofs({ orders, agency, caseId }: Pick<AskingProps, 'orders' | 'agency' | 'caseId'>) {
  const t = useWords()
  return (
    <>
      <ul className="notes">
        {orders.map(({ id, name, check }) => (
          <li key={id}>
            {name} <OrderVerdictTag verdict={check.verdict} />
          </li>
        ))}
        {orders.length === 0 && <li>{t('orders.none')}</li>}
      </ul>
      {orders.length > 0 && (
        <p>
          <a href={`/requests/${caseId}/orders`}>{t('orders.see')}</a>
        </p>
      )}
      <p>
        <a href={`/directory/${agency.id}/authority`}>{t('authority.see')}</a>
      </p>
    </>
  )
}

/** The contact details the portal's register has, by which a provider calls back; never those of a message. */
export function RegisterEntry({ agency }: { readonly agency: OrganisationFacts }) {
  const t = useWords()
  return (
    <dl className="pairs">
      <dt>{t('record.switchboard')}</dt>
      <dd className="mono">{agency.switchboard}</dd>
      <dt>{t('record.website')}</dt>
      <dd>{agency.website}</dd>
    </dl>
  )
}

/** Who answers, for the agency that waits. */
export function Answering({
  provider,
  service,
  reviewer,
}: {
  readonly provider: OrganisationFacts
  readonly service: string | null
  readonly reviewer: PersonFacts | null
}) {
  const t = useWords()
  return (
    <Card title={t('case.answering')}>
      <p>
        {provider.name}
        {service && (
          <>
            <br />
            <span className="quiet">{service}</span>
          </>
        )}
      </p>
      {reviewer && (
        <p>
          {t('case.answering.reviewer') + t('shell.colon')}
          <Named person={reviewer} />
        </p>
      )}
      <RegisterEntry agency={provider} />
    </Card>
  )
}

export function Named({ person }: { readonly person: PersonFacts }) {
  return <>{named(person)}</>
}

export function named({ name, title }: Pick<PersonFacts, 'name' | 'title'>): string {
  return title ? `${name}, ${title}` : name
}
