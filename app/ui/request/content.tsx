import type { ReactNode } from 'react'
import type { RequestContent } from '~machines/request/case'
import type { Identifier } from '~machines/identifiers/identifier'
import { packName } from '~/ui/case/facts'
import { Mono, SummaryList, useDayWords } from '~/ui/components'
import { useWords } from '~/ui/words'
import { IdentifierTable, type IdentifierNotes } from './identifier-table'
import { Pages, type PagesProps } from './pages'
import { criteriaWords, priorityWords } from './priority'
import { professionWords } from './sensitive'

export interface ContentProps {
  readonly content: RequestContent
  readonly provider: { readonly name: string; readonly zone: string }
  readonly service: string | null
  /** policy pack of the case, for example `practice@1` */
  readonly pack: string
  /** the identifiers of this page */
  readonly identifiers: readonly Identifier[]
  readonly paging: PagesProps
  readonly notes?: Readonly<Record<string, IdentifierNotes>>
  /** it has a rank on the pack's scale: every request but an emergency */
  readonly ranked: boolean
  /** internal notes are shown, marked as such */
  readonly internal?: boolean
  /** where a section is changed */
  readonly change?: (section: string) => string
}

/** A request in full, section by section. */
export function Content({
  content,
  provider,
  service,
  pack,
  identifiers,
  paging,
  notes,
  ranked,
  internal,
  change,
}: ContentProps) {
  const t = useWords()
  const days = useDayWords()
  const { matter, basis, handling } = content
  const coded = (list: string, code: string) => (code ? t(`pack.${packName(pack)}.${list}.${code}`) : '')
  const issued = basis.issuedOn ? days.of(basis.issuedOn) : ''
  return (
    <>
      <Section section="addressee" change={change}>
        <Facts
          rows={[
            [t('filing.provider'), provider.name],
            [t('filing.service'), service ?? ''],
          ]}
        />
      </Section>
      <Section section="matter" change={change}>
        <Facts
          rows={[
            [t('record.title'), matter.title],
            [t('record.agencyReference'), matter.reference],
            [t('record.offence'), coded('offences', matter.offence)],
            [t('record.facts'), matter.facts],
            ...(internal && matter.internalNotes ? ([[t('filing.internal'), matter.internalNotes]] as const) : []),
          ]}
        />
      </Section>
      <Section section="basis" change={change}>
        <Facts
          rows={[
            [t('filing.basis.code'), coded('legalBases', basis.code)],
            [t('filing.basis.order'), basis.order === '' ? '' : <Mono key="order">{basis.order}</Mono>],
            [t('filing.basis.issuedBy'), basis.issuedBy],
            [t('filing.basis.issuedOn'), issued],
            [t('record.necessity'), basis.necessity],
          ]}
        />
      </Section>
      <Section section="identifiers" change={change}>
        <p className="quiet">{t('filing.identifiers.count', { count: content.identifiers.length })}</p>
        {identifiers.length > 0 && <IdentifierTable {...{ identifiers, notes }} zone={provider.zone} />}
        <Pages {...paging} />
      </Section>
      <Section section="handling" change={change}>
        <Facts
          rows={[
            ...(ranked ? priorityRows(t, packName(pack), handling) : []),
            [t('filing.handling.confidentiality'), t(`filing.handling.${handling.confidentiality}`)],
            ...(handling.confidentiality === 'mayInform'
              ? []
              : ([
                  ...(handling.confidentiality === 'secret'
                    ? ([[t('filing.secrecy.until'), t('case.secrecy.open')]] as const)
                    : ([
                        [t('filing.secrecy.until'), handling.secrecy.until ? days.of(handling.secrecy.until) : ''],
                      ] as const)),
                  [t('filing.secrecy.ground'), handling.secrecy.ground],
                ] as const)),
            [t('filing.handling.sensitive'), professionWords(t, packName(pack), handling.sensitive)],
            ...(handling.sensitive.necessity
              ? ([[t('filing.sensitive.necessity'), handling.sensitive.necessity]] as const)
              : []),
            [t('filing.answerLanguage'), t(`shell.language.${handling.answerLanguage}`)],
          ]}
        />
      </Section>
    </>
  )
}

/** Its rank with the criteria, since a request that is read by somebody else is weighed by them too. */
function priorityRows(
  t: ReturnType<typeof useWords>,
  vocabulary: string,
  { priority: { code, reason } }: RequestContent['handling'],
) {
  const rank = [
    t('filing.handling.priority'),
    `${priorityWords(t, vocabulary, code)}\n${criteriaWords(t, vocabulary, code)}`,
  ] as const
  return reason ? [rank, [t('priority.reason'), reason] as const] : [rank]
}

interface SectionProps {
  readonly section: string
  readonly change?: (section: string) => string
  readonly children: ReactNode
}

function Section({ section, change, children }: SectionProps) {
  const t = useWords()
  const title = t(`filing.section.${section}`)
  return (
    <section className="content-section" id={section}>
      <h2>
        {title}
        {change && (
          <a className="content-section__change" href={change(section)}>
            {t('filing.identifier.change')}
            <span className="govuk-visually-hidden"> {title}</span>
          </a>
        )}
      </h2>
      {children}
    </section>
  )
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  const t = useWords()
  const shown = (value: ReactNode) =>
    value === '' ? <span className="quiet">{t('filing.notGiven')}</span> : <span className="pre-line">{value}</span>
  return <SummaryList rows={rows.map(([key, value]) => ({ key, value: shown(value) }))} />
}
