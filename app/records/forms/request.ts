import { isPortalRole } from '~machines/kit/authority'
import { normalPriority } from '~machines/policy/priority'
import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { RecordInput } from '../input'
import { clockWords, dayIn, instantIn, packWords, personWords } from '../words'
import { facts, heading, identifierTable, keyFacts, paragraphs, restrictedRows, section, type Row } from './parts'

/** More identifiers than this would put pages between the legal basis and the facts: they are listed at the end. */
const mostWithin = 12

/**
 * The request as served, with the four things each must have (guideline le.standard-format). A long list of identifiers
 * stands behind everything that is read.
 */
export function requestForm(input: RecordInput, ...more: readonly Row[]): Block[] {
  const { t, dossier, provider } = input
  const { content, requester, authoriser, agency } = dossier.served!
  const { matter, basis } = content
  const long = content.identifiers.length > mostWithin
  return [
    keyFacts(
      input,
      [t('record.title'), matter.title],
      [t('record.agencyReference'), matter.reference],
      [t('record.offence'), packWords(input, 'offences', matter.offence)],
      ...priorityRow(input),
      ...secrecyRows(input),
      ...sensitiveRows(input),
      ...restrictedRows(input),
      [t('record.due'), dueWords(input)],
      ...more,
    ),
    heading(t('record.basis')),
    facts(
      [t('record.basis'), packWords(input, 'legalBases', basis.code)],
      [t('record.order'), basis.order],
      [t('record.issuedBy'), basis.issuedBy],
      [t('record.issuedOn'), dayIn(input.language, basis.issuedOn)],
      [t('record.orders'), ordersWords(input)],
    ),
    heading(t('record.requested')),
    ...(long
      ? paragraphs(t('record.requested.list', { identifiers: content.identifiers.length, items: input.items }))
      : [identifierTable(input)]),
    ...section(t('record.facts'), matter.facts),
    ...section(t('record.necessity'), basis.necessity),
    ...section(t('priority.reason'), content.handling.priority.reason),
    heading(t('record.source')),
    facts(
      [t('record.requester'), personWords(requester)],
      [t('record.reach'), `${requester.phone}, ${requester.email}`],
      ...approverRow(input),
      [t('record.authoriser'), authoriser ? personWords(authoriser) : ''],
      [t('record.authority'), authorityWords(input)],
      [t('record.switchboard'), agency.switchboard],
      [t('record.website'), agency.website],
    ),
    ...paragraphs(t('record.source.note', { provider: provider.name })),
    ...(long ? [heading(t('record.list')), identifierTable(input)] : []),
  ]
}

export function authorisationForm(input: RecordInput): Block[] {
  const { t, dossier } = input
  const { content, requester } = dossier.served!
  return [
    keyFacts(
      input,
      [t('record.title'), content.matter.title],
      [t('record.requester'), personWords(requester)],
      [t('record.basis'), `${packWords(input, 'legalBases', content.basis.code)}, ${content.basis.order}`],
      [t('record.items'), t('record.items.count', { count: input.items })],
      ...sensitiveRows(input),
      ...restrictedRows(input),
      ...approverRow(input),
      [t('record.authority'), authorityWords(input)],
      [t('record.orders'), ordersWords(input)],
    ),
    ...paragraphs(t('record.authorisation.text')),
    identifierTable(input),
  ]
}

export function returnForm(input: RecordInput): Block[] {
  const { reason, text } = input.data as RequestData['request.return']
  const { t } = input
  return [
    keyFacts(
      input,
      [t('record.title'), input.dossier.draft.matter.title],
      [t('record.reason'), packWords(input, 'returnReasons', reason)],
    ),
    ...section(t('record.text'), text),
  ]
}

/** Its rank, and above or below normal by which criteria; nothing in an emergency, which has none. */
function priorityRow(input: RecordInput): Row[] {
  const { context, dossier, t } = input
  const { code } = dossier.served!.content.handling.priority
  if (context.priority === null) return []
  const criteria = code === normalPriority ? '' : packWords(input, 'requestPriorities', `${code}.criteria`)
  return [
    [t('filing.handling.priority'), [packWords(input, 'requestPriorities', code), criteria].filter(Boolean).join('. ')],
  ]
}

/** Whether the person concerned may be told, until when not, and on which order that rests. */
function secrecyRows({ t, language, dossier }: RecordInput): Row[] {
  const { confidentiality, secrecy } = dossier.served!.content.handling
  const row: Row = [t('record.confidentiality'), t(`record.confidentiality.${confidentiality}`)]
  if (confidentiality === 'mayInform') return [row]
  const until: Row[] = secrecy.until === '' ? [] : [[t('filing.secrecy.until'), dayIn(language, secrecy.until)]]
  return [row, ...until, [t('filing.secrecy.ground'), secrecy.ground]]
}

/** That somebody in a protected profession is concerned; nothing where nobody is. */
function sensitiveRows(input: RecordInput): Row[] {
  const { concerned, professions } = input.dossier.served!.content.handling.sensitive
  if (concerned !== 'yes') return []
  const words = professions.map((code) => packWords(input, 'professions', code))
  return [[input.t('record.sensitive'), input.t('record.sensitive.concerned', { professions: words.join(', ') })]]
}

/** The first of two who approved. */
function approverRow({ t, dossier }: RecordInput): Row[] {
  const { approver } = dossier.served!
  return approver ? [[t('record.approver'), personWords(approver)]] : []
}

/** Which rows of the agency's authority matrix covered the request. */
function authorityWords({ t, dossier }: RecordInput): string {
  const { authority } = dossier.served!
  if (!authority) return ''
  const { version, rows } = authority
  const role = (name: string) => (isPortalRole(name) ? t(`role.${name.toLowerCase()}`) : name)
  const said = rows.map(({ category, requester, authoriser, needsJudge }) => {
    const roles = { requester: role(requester), authoriser: role(authoriser) }
    const row = t('authority.covered.row', { category: t(`category.${category}`), ...roles })
    return needsJudge ? t('authority.covered.judge', { row }) : row
  })
  return t('record.authority.row', { version, rows: said.join('; ') })
}

/** The orders that go with the request, by name and hash, and what their signatures proved. */
export function ordersWords({ t, dossier }: RecordInput): string {
  return dossier.orders
    .map(({ name, kind, check, sha256 }) => {
      const words = { kind: t(`orders.kind.${kind}`), verdict: t(`orders.verdict.${check.verdict}`) }
      return t('record.orders.one', { name, ...words, hash: sha256 })
    })
    .join('; ')
}

/** When an answer is due, and under which rule. */
export function dueWords(input: RecordInput): string {
  const { clock } = input
  if (!clock) return ''
  return input.t('record.due.rule', { due: instantIn(input, clock.due, clock.zone), ...clockWords(input, clock) })
}
