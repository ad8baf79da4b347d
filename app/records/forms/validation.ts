import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { ValidatedContext, ValidatedDossier } from '~machines/request/validation/case'
import type { RecordInput } from '../input'
import { dayIn, instantIn } from '../words'
import type { Row } from './parts'
import { ordersWords } from './request'

type ValidatedInput = RecordInput<RequestContext & ValidatedContext, RequestDossier & ValidatedDossier>

/** What an authority has decided on an order that was issued first, or until when it kept silent. */
export function decisionRows(input: ValidatedInput, due: string | null): Row[] {
  const { t, language, agency, dossier } = input
  const { result, authority, order, issuedBy, issuedOn } = dossier.validation!
  return [
    [t('record.validation.result'), t(`validation.${result}`)],
    [t('record.validation.due'), result === 'lapsed' ? instantIn(input, due!, agency.zone) : ''],
    [t('record.validation.authority'), authority ? asTitle(t(`issuer.${authority}`)) : ''],
    [t('record.order'), order],
    [t('record.issuedBy'), issuedBy],
    [t('record.issuedOn'), dayIn(language, issuedOn)],
    [t('record.orders'), result === 'validated' ? ordersWords(input) : ''],
  ]
}

/** Words that stand within sentences, standing alone. */
function asTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
