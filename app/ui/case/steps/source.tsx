import { Card, SummaryList } from '~/ui/components'
import { useWords } from '~/ui/words'
import { named, Proofs, RegisterEntry } from '../parties'
import { CodeField, GroundFields, LineField, WordsField } from './fields'
import type { StepFormProps } from './form'

/** What a call-back needs: the register's contact details, and whom to ask for. */
function CallBack({ agency, requester, orders, facts }: StepFormProps) {
  const t = useWords()
  return (
    <Card title={t('case.source.callBack', { agency: agency.name })} tone="soon">
      <p>{t('case.source.callBack.text')}</p>
      <RegisterEntry agency={agency} />
      {requester && (
        <SummaryList
          compact
          rows={[
            { key: t('record.requester'), value: named(requester) },
            { key: t('case.source.given'), value: [requester.phone, requester.email].filter(Boolean).join(' · ') },
          ]}
        />
      )}
      <Proofs {...{ orders, agency }} caseId={facts.id} />
    </Card>
  )
}

export function VerifySource(props: StepFormProps) {
  const t = useWords()
  const { lists, pack } = props
  return (
    <>
      <CallBack {...props} />
      <CodeField
        {...props}
        name="method"
        label={t('record.method')}
        codes={lists.sourceCheckMethods}
        list={`pack.${pack}.sourceCheckMethods`}
      />
      <LineField {...props} name="reached" label={t('record.reached')} hint={t('case.source.reached.hint')} />
      <WordsField {...props} label={t('case.text.optional')} rows={3} />
    </>
  )
}

export function RejectSource(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <CallBack {...props} />
      <GroundFields props={props} list="rejectionGrounds" label={t('case.text.agencyReads')} />
    </>
  )
}
