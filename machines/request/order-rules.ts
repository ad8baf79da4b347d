import type { Question, RulesOfEvent } from '../kit/procedure'
import { problem, valid } from '../kit/refusal'
import type { RequestContext, RequestDossier } from './case'
import type { RequestData, RequestEventName } from './events'
import { largestOrder, mostOrders } from './orders'
import { isNotAheadOfService, isRequesterOrSupervisor, seesOrders, type RequestRule } from './person-rules'
import { visibleRequest } from './visible'

type Asked<Name extends RequestEventName> = Question<RequestContext, RequestDossier, RequestData[Name]>
type Any = Question<RequestContext, RequestDossier>

const orderFits: RequestRule = ({ data, dossier }: Asked<'order.attach'>) => {
  if (dossier.orders.some(({ id }) => id === data.order)) return valid([problem('file-twice', 'file')])
  if (dossier.orders.some(({ sha256, kind }) => sha256 === data.sha256 && kind === data.kind))
    return valid([problem('order-twice', 'file')])
  if (dossier.orders.length >= mostOrders) return valid([problem('orders-too-many', 'file')])
  return valid(data.size > largestOrder ? [problem('order-too-large', 'file')] : [])
}

const orderIsUnserved: RequestRule = ({ data, dossier }: Asked<'order.remove'>) => {
  const order = dossier.orders.find(({ id }) => id === data.order)
  return valid(order && order.servedAt === null ? [] : [problem('order-unknown', 'order')])
}

const orderIsVisible: RequestRule = ({ data, dossier, by }: Asked<'order.download'>) =>
  valid(
    visibleRequest(dossier, by.side).orders.some(({ id }) => id === data.order)
      ? []
      : [problem('order-absent', 'order')],
  )

/** What was signed is what is sent: an order whose signature is broken goes nowhere. */
export const ordersHold: RequestRule = ({ dossier }: Any) =>
  valid(brokenOrders(dossier).map(({ name }) => problem('order-broken', 'orders', { name })))

/** Orders that keep a request from being submitted. */
export function brokenOrders({ orders }: Pick<RequestDossier, 'orders'>): RequestDossier['orders'] {
  return orders.filter(({ check }) => check.verdict === 'broken')
}

/** The legal basis as it is attached, taken away and read. */
export const orderRules = {
  'order.attach': { who: [isRequesterOrSupervisor], what: [orderFits] },
  'order.remove': { who: [isRequesterOrSupervisor], what: [orderIsUnserved] },
  'order.download': { who: [isNotAheadOfService, seesOrders], what: [orderIsVisible] },
} satisfies Readonly<Record<string, RulesOfEvent<RequestContext, RequestDossier>>>
