import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import type { EndedRequest } from '~machines/file/case'
import type { Block, RecordDocument } from '../document'
import type { FileInput } from '../file-input'
import { instantIn, personWords } from '../words'
import { facts, heading, keyPrint, paragraphs, section } from './parts'

/** How an investigation ended, for the agency and oversight: every request in it, and what its end did to each. */
export function fileClosingDocument(input: FileInput): RecordDocument {
  const { t, language, at, content, ending, portal } = input
  const issuer = ending.agency
  const json = canonicalize(neutral(input)) as string
  const digest = createHash('sha256').update(json).digest('hex')
  return {
    ...{ language, issuer, at, json },
    title: t('record.form.fileClosing'),
    reference: content.reference || content.title,
    blocks: blocksOf(input),
    verification: {
      digest,
      address: `${portal.url}/verify?record=${digest.slice(0, 16)}`,
      instruction: t('record.verify'),
      seal: t('record.sealed', { organisation: issuer.name, at: instantIn(input, at, issuer.zone) }),
      pageOf: t('record.pageOf', { page: '{{page}}', pages: '{{pages}}' }),
    },
  }
}

function blocksOf(input: FileInput): Block[] {
  const { t, content, ending, at, confirmed } = input
  const { agency, by, role } = ending
  return [
    facts(
      [t('file.title'), content.title],
      [t('file.reference'), content.reference],
      [t('record.agency'), `${agency.name} (${agency.country}-${agency.code})`],
      [t('record.step'), t(`event.file.${ending.kind}.done`)],
      [t('record.by'), `${personWords(by)} (${t(`role.${role}`)})`],
      [t('file.ended.ordered'), instantIn(input, ending.at, agency.zone)],
      [t('file.ended.at'), instantIn(input, at, agency.zone)],
      confirmed && [t('record.confirmed'), t('record.confirmed.by', { key: keyPrint(confirmed.credential) })],
    ),
    ...section(t('file.why'), ending.text),
    ...section(t('file.told'), ending.told),
    heading(t('file.requests')),
    ...requestTable(input),
    ...paragraphs(t('record.fileClosing.text')),
  ]
}

function requestTable({ t, ending: { requests } }: FileInput): Block[] {
  if (requests.length === 0) return paragraphs(t('file.requests.none'))
  const columns = [
    { title: t('record.number'), share: 24 },
    { title: t('file.column.procedure'), share: 20 },
    { title: t('record.provider'), share: 20 },
    { title: t('record.outcome'), share: 18 },
    { title: t('file.column.did'), share: 18 },
  ]
  const rows = requests.map((line) => [
    line.number ?? t('record.unnumbered'),
    t(`procedure.${line.procedure.split('@')[0]!}`),
    line.provider,
    line.outcome ? t(`outcome.${line.outcome}`) : t(`state.${line.state}`),
    effectWords(t, line),
  ])
  return [{ kind: 'table', columns, rows }]
}

/** What the end of the file did to a request. */
function effectWords(t: FileInput['t'], { effect, settled }: EndedRequest): string {
  return settled === 'done' ? t(`file.did.${effect}`) : t('file.did.none')
}

/** The same facts for machines: codes and values, in no language. */
function neutral({ caseId, entry, at, confirmed, content, ending, pack }: FileInput) {
  const { id, name, title } = ending.by
  return {
    format: 'liaison-record@1',
    form: 'fileClosing',
    case: caseId,
    number: null,
    at,
    entry,
    agency: ending.agency.id,
    confirmed: confirmed ?? undefined,
    pack,
    data: { content, ending: { ...ending, agency: ending.agency.id, by: { id, name, title } } },
  }
}
