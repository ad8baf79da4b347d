import { PerilCard } from '~/ui/emergency/peril-card'
import { Checkboxes, DateField, Radios, TextArea } from '~/ui/form'
import { SecrecyFields } from '~/ui/filing/secrecy-fields'
import { SensitiveFields } from '~/ui/filing/sensitive-fields'
import { professionWords } from '~/ui/request/sensitive'
import { useWords } from '~/ui/words'
import { restrictionWays } from '~machines/emergency/case'
import { ItemTable } from '../item-table'
import { CodeField, GroundFields, LineField, WordsField } from './fields'
import { one, several, type StepFormProps } from './form'

type Fielded = Pick<StepFormProps, 'typed' | 'errors'>

function DayField({ typed, errors, name, label }: Fielded & { readonly name: string; readonly label: string }) {
  const part = (each: string) => one(typed, `${name}.${each}`)
  const typedDay = [part('year'), part('month'), part('day')]
  const value = typedDay.some(Boolean) ? typedDay.join('-') : ''
  return <DateField {...{ name, label, value }} error={errors[name]} />
}

function LongField({
  typed,
  errors,
  name,
  ...field
}: Fielded & { readonly name: string; readonly label: string; readonly hint?: string }) {
  return <TextArea name={name} {...field} rows={5} value={one(typed, name)} error={errors[name]} />
}

function Declaration({
  typed,
  errors,
  name,
  value,
  label,
  text,
}: Fielded & { readonly name: string; readonly value: string; readonly label: string; readonly text: string }) {
  return (
    <Checkboxes
      {...{ name, label }}
      values={several(typed, name)}
      error={errors[name]}
      options={[{ value, label: text }]}
    />
  )
}

/** The officer who called says in writing what was asked by voice, and shows with the words given to them that it was they. */
export function ConfirmOral(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      {props.peril && <PerilCard peril={props.peril} pack={props.pack} />}
      <LineField {...props} name="code" label={t('oral.confirm.code')} hint={t('oral.confirm.code.hint')} width={30} />
      <LongField {...props} name="facts" label={t('filing.matter.facts')} hint={t('oral.confirm.facts.hint')} />
      <LineField {...props} name="order" label={t('record.order')} hint={t('filing.basis.order.hint')} width={20} />
      <LineField {...props} name="issuedBy" label={t('record.issuedBy')} />
      <DayField {...props} name="issuedOn" label={t('record.issuedOn')} />
      <LongField
        {...props}
        name="necessity"
        label={t('filing.basis.necessity')}
        hint={t('filing.basis.necessity.hint')}
      />
      <SecrecyFields
        at=""
        errors={props.errors}
        values={{
          confidentiality: props.typed.confidentiality?.[0] ?? '',
          until: ['year', 'month', 'day'].map((part) => props.typed[`secrecy.until.${part}`]?.[0] ?? '').join('-'),
          ground: props.typed['secrecy.ground']?.[0] ?? '',
        }}
      />
      <SensitiveFields
        at="sensitive."
        errors={props.errors}
        professions={props.lists.professions}
        pack={props.pack}
        values={{
          concerned: props.typed['sensitive.concerned']?.[0] ?? '',
          professions: props.typed['sensitive.professions'] ?? [],
          necessity: props.typed['sensitive.necessity']?.[0] ?? '',
        }}
      />
      <Declaration {...props} name="declared" value="yes" label={t('peril.declaration')} text={t('peril.declared')} />
    </>
  )
}

/** The supervisor reads what the officer confirmed before putting their name to it. */
export function CountersignOral(props: StepFormProps) {
  const t = useWords()
  const { draft, peril, pack } = props
  return (
    <>
      {peril && <PerilCard {...{ peril, pack }} />}
      {draft && (
        <dl className="pairs">
          <dt>{t('record.facts')}</dt>
          <dd className="pre-line">{draft.matter.facts}</dd>
          <dt>{t('record.order')}</dt>
          <dd>
            {draft.basis.order}, {draft.basis.issuedBy}
          </dd>
          <dt>{t('record.necessity')}</dt>
          <dd className="pre-line">{draft.basis.necessity}</dd>
          <dt>{t('filing.handling.sensitive')}</dt>
          <dd>{professionWords(t, pack, draft.handling.sensitive)}</dd>
          {draft.handling.sensitive.necessity && (
            <>
              <dt>{t('filing.sensitive.necessity')}</dt>
              <dd className="pre-line">{draft.handling.sensitive.necessity}</dd>
            </>
          )}
        </dl>
      )}
      <Declaration
        {...props}
        name="checked"
        value="true"
        label={t('oral.countersign.checked')}
        text={t('oral.countersign.checked.yes')}
      />
    </>
  )
}

/** The test once more, beside what the agency says of it, and what is disclosed of it. */
export function AcceptEmergency(props: StepFormProps) {
  const t = useWords()
  const { peril, pack, lines, facts } = props
  return (
    <>
      {peril && <PerilCard {...{ peril, pack }} />}
      <ItemTable {...{ lines, pack, caption: t('case.items') }} zone={facts.provider.zone} />
      <div className="page--narrow">
        <Declaration
          {...props}
          name="met"
          value="true"
          label={t('emergency.accept.met')}
          text={t('emergency.accept.met.yes')}
        />
        <WordsField {...props} label={t('case.text.agencyReads.optional')} rows={3} />
      </div>
    </>
  )
}

export function DowngradeEmergency(props: StepFormProps) {
  const t = useWords()
  return <GroundFields props={props} list="downgradeGrounds" label={t('case.text.agencyReads')} />
}

/** What an authority that may order it says of it, within its time. */
export function RecordValidation(props: StepFormProps) {
  const t = useWords()
  const { typed, errors, validators, facts, orders } = props
  const attached = orders.some(({ kind, servedAt }) => kind === 'order' && servedAt === null)
  return (
    <>
      <Radios
        name="result"
        label={t('validation.result')}
        value={one(typed, 'result')}
        error={errors.result}
        options={(['validated', 'refused'] as const).map((value) => ({ value, label: t(`validation.${value}`) }))}
      />
      <CodeField {...props} name="authority" label={t('validation.authority')} codes={validators} list="issuer" />
      <LineField {...props} name="order" label={t('validation.order')} width={20} />
      {!attached && (
        <p className="govuk-body">
          {t('validation.attach')} <a href={`/requests/${facts.id}/orders`}>{t('validation.attach.link')}</a>
        </p>
      )}
      <LineField {...props} name="issuedBy" label={t('record.issuedBy')} />
      <DayField {...props} name="issuedOn" label={t('record.issuedOn')} />
      <WordsField {...props} label={t('validation.text')} rows={3} />
    </>
  )
}

/** What became of the data that nobody stood by: deleted or out of use, since when, and where. */
export function ProveRestriction(props: StepFormProps) {
  const t = useWords()
  const { typed, errors } = props
  return (
    <>
      <Radios
        name="how"
        label={t('restriction.how')}
        value={one(typed, 'how')}
        error={errors.how}
        options={restrictionWays.map((value) => ({
          ...{ value, label: t(`restriction.${value}`), hint: t(`restriction.${value}.hint`) },
        }))}
      />
      <LineField
        {...props}
        name="doneAt"
        label={t('restriction.doneAt')}
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
      <LineField {...props} name="system" label={t('restriction.system')} hint={t('restriction.system.hint')} />
      <WordsField {...props} label={t('restriction.text')} hint={t('restriction.text.hint')} />
    </>
  )
}
