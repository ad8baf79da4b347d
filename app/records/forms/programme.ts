import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import { paragraphOf, sectionNames } from '~machines/programme'
import type { Block, RecordDocument } from '../document'
import type { ProgrammeInput } from '../programme-input'
import { dayIn, instantIn, personWords, ruleWords } from '../words'
import { facts, heading, keyPrint } from './parts'

/** A published programme as a document, in whichever language of the portal; what the organisation wrote stays as it wrote it. */
export function programmeDocument(input: ProgrammeInput): RecordDocument {
  const { t, language, organisation, version, portal } = input
  const at = version.publishedAt
  const json = canonicalize(neutral(input)) as string
  const digest = createHash('sha256').update(json).digest('hex')
  return {
    ...{ language, issuer: organisation, at, json },
    title: t('record.form.programme'),
    reference: referenceOf(input),
    blocks: [keyFacts(input), ...prose(input)],
    verification: {
      digest,
      address: `${portal.url}/verify?record=${digest.slice(0, 16)}`,
      instruction: t('record.verify'),
      seal: t('record.sealed', { organisation: organisation.name, at: instantIn(input, at, organisation.zone) }),
      pageOf: t('record.pageOf', { page: '{{page}}', pages: '{{pages}}' }),
    },
  }
}

function referenceOf({ organisation: { country, code }, version }: ProgrammeInput): string {
  return `${country}-${code} · ${version.version}`
}

function keyFacts(input: ProgrammeInput): Block {
  const { t, language, organisation, version, review, confirmed, entry } = input
  const { text, submittedBy, approvedBy } = version
  const { name, title, mail, phone } = text.responsible
  return facts(
    [t('programme.organisation'), `${organisation.name} (${organisation.country}-${organisation.code})`],
    [t('programme.version'), String(version.version)],
    [t('programme.effectiveFrom'), dayIn(language, text.effectiveFrom)],
    [t('programme.inForceFrom'), instantIn(input, version.from, organisation.zone)],
    [t('programme.reviewDue'), `${instantIn(input, review.due, organisation.zone)}\n${ruleWords(t, review.source)}`],
    [t('programme.territory'), text.territory],
    [t('programme.languages'), text.languages.map((each) => t(`shell.language.${each}`)).join(', ')],
    organisation.side === 'agency'
      ? [t('programme.coordination'), t(`programme.coordination.${text.coordination}`)]
      : null,
    [t('programme.responsible'), [[name, title].join(', '), mail, phone].join('\n')],
    [t('programme.submittedBy'), personWords(submittedBy)],
    [t('programme.approvedBy'), `${personWords(approvedBy)} (${t(`role.${entry.role}`)})`],
    confirmed && [t('record.confirmed'), t('record.confirmed.by', { key: keyPrint(confirmed.credential) })],
  )
}

function prose({ t, organisation, version: { text } }: ProgrammeInput): Block[] {
  const side = organisation.side as 'agency' | 'provider'
  const written = (title: string, words: string): Block[] => [
    heading(title),
    ...words
      .split(/\n+/)
      .filter(Boolean)
      .map((line): Block => ({ kind: 'paragraph', text: line, language: organisation.language })),
  ]
  return [
    ...(['purpose', 'scope', 'law'] as const).flatMap((field) => written(t(`programme.${field}`), text[field])),
    ...sectionNames.flatMap((name) => {
      const paragraph = t(`guideline.${paragraphOf(name, side)}`)
      const section = t(`programme.section.${name}.${side}`)
      const both = t('programme.section.heading', { section, paragraph })
      return written(section === paragraph ? section : both, text.sections[name])
    }),
  ]
}

/** The same facts for machines: codes and values, in no language. */
function neutral({ caseId, entry, confirmed, organisation, version, review, pack }: ProgrammeInput) {
  const { due, rule, source } = review
  return {
    format: 'liaison-record@1',
    form: 'programme',
    case: caseId,
    number: null,
    at: version.publishedAt,
    entry,
    organisation: organisation.id,
    confirmed: confirmed ?? undefined,
    pack,
    data: version,
    review: { due, rule, source },
  }
}
