import type { Side } from '~machines/kit/words'
import { RecordTable, type RecordTableProps } from '~/ui/case/record-table'
import { TrailFinding, type TrailFindingProps } from '~/ui/case/trail-finding'
import { TrailTable, type TrailTableProps } from '~/ui/case/trail-table'
import { ButtonLink, Empty } from '~/ui/components'
import { useWords } from '~/ui/words'

// What stands on pages that every kind of case has, within its own frame.

export interface DocumentsProps extends RecordTableProps {
  readonly side: Side
  /** what is said of them to whoever reads, and to oversight beside */
  readonly texts: { readonly all: string; readonly oversight: string }
}

/** The sealed records of a case. */
export function DocumentsBody({ records, now, zone, side, texts }: DocumentsProps) {
  const t = useWords()
  return (
    <>
      <h2>{t('case.page.documents')}</h2>
      <p>
        {texts.all} <a href="/verify">{t('shell.footer.verify')}</a>
      </p>
      {side === 'oversight' && <p className="inset">{texts.oversight}</p>}
      {records.length === 0 ? (
        <Empty title={t('case.documents.none')}>{t('case.documents.none.text')}</Empty>
      ) : (
        <RecordTable {...{ records, now, zone }} />
      )}
    </>
  )
}

export interface TrailProps extends TrailTableProps {
  /** address of the case */
  readonly base: string
  readonly text: string
  /** what was found when everything of the case was derived again; null while nobody asked */
  readonly finding: TrailFindingProps['finding'] | null
}

/** The trail of a case as its reader may see it. */
export function TrailBody({ base, text, finding, ...table }: TrailProps) {
  const t = useWords()
  const { now, zone } = table
  return (
    <>
      <h2>{t('case.page.trail')}</h2>
      <p>{text}</p>
      {finding ? (
        <TrailFinding {...{ finding, now, zone }} />
      ) : (
        <ButtonLink href={`${base}/trail?check=now`} tone="calm">
          {t('case.trail.check')}
        </ButtonLink>
      )}
      <TrailTable {...table} />
    </>
  )
}
