import { noSecrecyAsked } from '~machines/request/secrecy/case'
import { dateFrom } from '~/ui/form'
import { text, type Fields } from './form'

/** What a form says of secrecy: a last day only where there is one, and nothing where the person may be told. */
export function secrecyFrom(fields: Fields, at: string) {
  const confidentiality = text(fields, `${at}confidentiality`)
  if (confidentiality === 'mayInform') return { confidentiality, secrecy: noSecrecyAsked }
  const until = confidentiality === 'secret' ? '' : dateFrom(fields, `${at}secrecy.until`)
  return { confidentiality, secrecy: { until, ground: text(fields, `${at}secrecy.ground`) } }
}
