import type { Question } from '../../kit/procedure'
import type { RequestContext, RequestDossier } from '../case'
import type { RequestData } from '../events'
import type { Mask } from '../masked'
import { noSecrecy, ordered, type Notice, type RequestSecrecy } from './case'

type Asked<Name extends keyof RequestData> = Question<RequestContext, RequestDossier, RequestData[Name]>

/** Served: secrecy begins as the request asks for it, and goes on as it stands where an amendment asks for nothing else. */
export function servedSecrecy({
  dossier,
  facts,
}: Pick<Asked<'request.authorise'>, 'dossier' | 'facts'>): RequestSecrecy {
  const { confidentiality, secrecy } = dossier.draft.handling
  const before = dossier.served?.content.handling
  const same = before?.confidentiality === confidentiality && before.secrecy.until === secrecy.until
  if (same) return dossier.secrecy
  if (confidentiality === 'mayInform') return { ...dossier.secrecy, clock: null, orders: [] }
  const until = confidentiality === 'secretUntil' ? secrecy.until : ''
  return ordered(
    { ...secrecy, until },
    { at: facts.now, zone: facts.agency!.zone, before: { ...noSecrecy, orders: dossier.secrecy.orders } },
  )
}

/** What a case says of its secrecy after an event. */
export const secrecyFolds = {
  'secrecy.lapse': ({ dossier, facts }: Asked<'secrecy.lapse'>): Partial<RequestDossier> => ({
    secrecy: { ...dossier.secrecy, clock: null, lapsedAt: facts.now },
  }),
  'secrecy.extend': ({ data, dossier, facts }: Asked<'secrecy.extend'>): Partial<RequestDossier> => ({
    secrecy: ordered(data, { at: facts.now, zone: zoneOf(dossier), before: dossier.secrecy }),
  }),
  'notice.give': (asked: Asked<'notice.give'>): Partial<RequestDossier> => {
    const { day, how: code, text } = asked.data
    return { secrecy: noted(asked, { given: true, day, code, text }) }
  },
  'notice.withhold': (asked: Asked<'notice.withhold'>): Partial<RequestDossier> => {
    const { until, ground: code, order, text } = asked.data
    const before = noted(asked, { given: false, day: until, code, text })
    return { secrecy: ordered({ until, ground: order }, { at: asked.facts.now, zone: zoneOf(asked.dossier), before }) }
  },
}

function noted(
  { dossier, by, facts }: Pick<Asked<'notice.give'>, 'dossier' | 'by' | 'facts'>,
  said: Omit<Notice, 'at' | 'side'>,
): RequestSecrecy {
  const side = by.side === 'provider' ? ('provider' as const) : ('agency' as const)
  return { ...dossier.secrecy, notices: [...dossier.secrecy.notices, { at: facts.now, side, ...said }] }
}

function zoneOf({ served }: RequestDossier): string {
  return served!.agency.zone
}

/** Texts with every identifier in them masked. */
export function maskedSecrecy(secrecy: RequestSecrecy, { scrub, written }: Mask): RequestSecrecy {
  return {
    ...secrecy,
    orders: secrecy.orders.map((order) => ({ ...order, ground: scrub(order.ground) })),
    notices: secrecy.notices.map(written),
  }
}
