import { decisions } from '~machines/request/answer/case'
import { SummaryList, Tag } from '~/ui/components'
import { decisionTone } from '~/ui/requests/tones'
import { useWords } from '~/ui/words'
import { GroundFields, LineField, WordsField } from './fields'
import type { StepFormProps } from './form'

export function GiveDecision(props: StepFormProps) {
  const t = useWords()
  const { lines, facts } = props
  const count = (decision: string | null) => lines.filter((line) => line.decision === decision).length
  const decided = decisions.filter((decision) => count(decision) > 0)
  return (
    <>
      <SummaryList
        rows={[
          ...decided.map((decision) => ({
            key: <Tag tone={decisionTone(decision)}>{t(`record.decided.${decision}`)}</Tag>,
            value: t('record.items.count', { count: count(decision) }),
          })),
          ...(facts.undecided > 0
            ? [{ key: t('case.items.undecided'), value: t('record.items.count', { count: facts.undecided }) }]
            : []),
        ]}
      />
      {facts.undecided > 0 && (
        <p>
          {t('problem.item-undecided')} <a href={`/requests/${facts.id}/decision`}>{t('case.go.item.decide')}</a>
        </p>
      )}
      <WordsField {...props} label={t('case.text.agencyReads.optional')} />
    </>
  )
}

export function RefuseRequest(props: StepFormProps) {
  const t = useWords()
  const words = { label: t('case.text.agencyReads'), hint: t('case.decide.text.hint') }
  return <GroundFields props={props} list="refusalGrounds" {...words} />
}

export function NotHolder(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <WordsField {...props} label={t('case.text.agencyReads')} />
      <LineField {...props} name="referral" label={t('case.notHolder.referral')} hint={t('case.notHolder.hint')} />
    </>
  )
}
