import type { ComponentType } from 'react'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { PolicyPack } from '~machines/policy/pack'
import type { ButtonTone } from '~/ui/components/button'
import { one, several, type Typed } from '~/ui/case/steps/form'
import { Checkboxes, Radios, Select, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

/** What the form of a step is drawn from. */
export interface ReportStepProps {
  readonly lists: PolicyPack['report']
  /** policy pack's name in keys */
  readonly pack: string
  readonly typed: Typed
  /** sentences by field */
  readonly errors: Readonly<Record<string, string>>
  /** agencies of the directory to which the report may be referred */
  readonly agencies: readonly Pick<OrganisationFacts, 'id' | 'name'>[]
}

function Nothing() {
  return null
}

function Words({
  typed,
  errors,
  label,
  rows = 5,
}: ReportStepProps & { readonly label: string; readonly rows?: number }) {
  return <TextArea name="text" {...{ label, rows }} value={one(typed, 'text')} error={errors.text} />
}

type List = keyof PolicyPack['report']

interface CodeProps extends ReportStepProps {
  readonly name: 'ground' | 'priority' | 'usefulness'
  readonly list: List
  readonly label: string
}

/** One code of a list of the policy pack. */
function Code({ name, list, label, lists, pack, typed, errors }: CodeProps) {
  const t = useWords()
  const options = lists[list].map((code) => ({ value: code, label: t(`pack.${pack}.${list}.${code}`) }))
  return <Radios {...{ name, label, options }} value={one(typed, name)} error={errors[name]} />
}

function SendReport({ typed, errors }: ReportStepProps) {
  const t = useWords()
  return (
    <Checkboxes
      name="checked"
      label={t('report.send.checked')}
      options={[{ value: 'true', label: t('report.send.checked.say') }]}
      values={several(typed, 'checked')}
      error={errors.checked}
    />
  )
}

function ReturnReport(props: ReportStepProps) {
  const t = useWords()
  return <Words {...props} label={t('report.return.text')} />
}

function WithdrawReport(props: ReportStepProps) {
  const t = useWords()
  return <Words {...props} label={t('report.withdraw.text')} />
}

function TriageReport(props: ReportStepProps) {
  const t = useWords()
  return (
    <>
      <Code {...props} name="priority" list="priorities" label={t('report.priority')} />
      <Words {...props} label={t('report.triage.text')} />
    </>
  )
}

function InvestigateReport(props: ReportStepProps) {
  const t = useWords()
  const { typed, errors } = props
  return (
    <>
      <TextField
        name="reference"
        label={t('report.outcome.reference')}
        hint={t('report.outcome.reference.hint')}
        value={one(typed, 'reference')}
        error={errors.reference}
        width={30}
      />
      <Checkboxes
        name="share"
        label={t('report.outcome.share')}
        options={[{ value: 'true', label: t('report.outcome.share.say') }]}
        values={several(typed, 'share')}
      />
      <Words {...props} label={t('report.text.providerReads.optional')} />
    </>
  )
}

function ReferReport(props: ReportStepProps) {
  const t = useWords()
  const { agencies, typed, errors } = props
  return (
    <>
      <Select
        name="agency"
        label={t('report.referredTo')}
        hint={t('report.refer.hint')}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        empty=""
        value={one(typed, 'agency')}
        error={errors.agency}
      />
      <Code {...props} name="ground" list="referralGrounds" label={t('record.ground')} />
      <Words {...props} label={t('report.text.providerReads.optional')} />
    </>
  )
}

function DismissReport(props: ReportStepProps) {
  const t = useWords()
  return (
    <>
      <Code {...props} name="ground" list="noActionGrounds" label={t('record.ground')} />
      <Words {...props} label={t('report.text.providerReads')} />
    </>
  )
}

function GiveFeedback(props: ReportStepProps) {
  const t = useWords()
  return (
    <>
      <Code {...props} name="usefulness" list="usefulness" label={t('report.usefulness')} />
      <Words {...props} label={t('report.feedback.text')} />
    </>
  )
}

export interface ReportStepForm {
  readonly Form: ComponentType<ReportStepProps>
  readonly tone: ButtonTone
}

/** Every step that has a page or a button of its own. */
export const reportStepForms: Readonly<Record<string, ReportStepForm>> = {
  'report.send': { Form: SendReport, tone: 'go' },
  'report.return': { Form: ReturnReport, tone: 'action' },
  'report.withdraw': { Form: WithdrawReport, tone: 'danger' },
  'report.acknowledge': { Form: Nothing, tone: 'action' },
  'report.triage': { Form: TriageReport, tone: 'action' },
  'report.investigate': { Form: InvestigateReport, tone: 'go' },
  'report.refer': { Form: ReferReport, tone: 'action' },
  'report.dismiss': { Form: DismissReport, tone: 'danger' },
  'report.feedback': { Form: GiveFeedback, tone: 'go' },
}
