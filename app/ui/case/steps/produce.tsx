import { Checkboxes } from '~/ui/form'
import { useWords } from '~/ui/words'
import { FileNames, Files } from '../files'
import { isGranted } from '../item-lines'
import { ItemTable } from '../item-table'
import { MaterialNames, Materials } from '../materials'
import { GroundFields, LineField, WordsField } from './fields'
import { several, type StepFormProps } from './form'

export function CompleteCollection(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <LinesToMend {...props} />
      <LineField {...props} name="system" label={t('record.system')} hint={t('case.complete.system.hint')} />
      <LineField
        {...props}
        name="extractedAt"
        label={t('case.complete.extractedAt')}
        hint={t('filing.identifier.from.hint')}
        width={30}
      />
      <LineField
        {...props}
        name="zone"
        label={t('case.complete.zone')}
        hint={t('filing.identifier.zone.hint')}
        width={30}
      />
      <WordsField {...props} label={t('case.text.agencyReads.optional')} rows={4} />
    </>
  )
}

/** Lines that keep the collection open: without a result, or whose result and files do not go together. */
function LinesToMend({ lines, facts, pack, errors }: StepFormProps) {
  const t = useWords()
  const open = lines.filter(isGranted).filter(({ result, files, materials }) => {
    const current = [...files, ...materials].filter(({ deliveredAt }) => deliveredAt === null).length
    const found = result === 'found' || result === 'partial'
    return result === null || found !== current > 0
  })
  if (open.length === 0) return null
  return (
    <section id="lines">
      {errors.lines && <p className="govuk-error-message">{errors.lines}</p>}
      <p>
        {t('case.complete.open', { count: open.length })}{' '}
        <a href={`/requests/${facts.id}/production`}>{t('case.page.production')}</a>
      </p>
      <ItemTable
        {...{ lines: open.slice(0, 50), pack, results: true, caption: t('case.items') }}
        zone={facts.provider.zone}
        beneath={(line) => <Evidence line={line} caseId={facts.id} />}
      />
    </section>
  )
}

/** What shows the result of a line. */
function Evidence({ line, caseId }: { readonly line: StepFormProps['lines'][number]; readonly caseId: string }) {
  return (
    <>
      <FileNames files={line.files} caseId={caseId} />
      <MaterialNames materials={line.materials} />
    </>
  )
}

export function ReturnCollection(props: StepFormProps) {
  const t = useWords()
  return <WordsField {...props} label={t('case.quality.return')} />
}

/** Why the answer comes late, for both sides and for oversight. */
export function ExplainBreach(props: StepFormProps) {
  const t = useWords()
  return <GroundFields props={props} list="breachGrounds" label={t('case.breach.text')} />
}

/** The second person sees asked, decided, found and attached side by side before anything leaves. */
export function DeliverAnswer(props: StepFormProps) {
  const t = useWords()
  const { lines, facts, pack, typed, errors } = props
  const confirm = (name: 'complete' | 'instants') => (
    <Checkboxes
      name={name}
      label={t(`case.deliver.${name}`)}
      values={several(typed, name)}
      error={errors[name]}
      options={[{ value: 'true', label: t(`case.deliver.${name}.yes`) }]}
    />
  )
  return (
    <>
      <ItemTable
        {...{ lines, pack, results: true, caption: t('case.items') }}
        zone={facts.provider.zone}
        beneath={(line) => <Evidence line={line} caseId={facts.id} />}
      />
      <Files files={distinct(lines.flatMap(({ files }) => files))} caseId={facts.id} />
      <Materials materials={distinct(lines.flatMap(({ materials }) => materials))} />
      {confirm('instants')}
      {confirm('complete')}
    </>
  )
}

/** Each once, however many items it answers. */
function distinct<Evidence extends { readonly id: string }>(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((each) => [each.id, each])).values()]
}
