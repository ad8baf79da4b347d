import type { Identifier } from '~machines/identifiers/identifier'
import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import type { Problem } from '~machines/kit/refusal'
import type { PolicyPack } from '~machines/policy/pack'
import { Button, HiddenFields } from '~/ui/components'
import { CategoryFields } from '~/ui/filing/identifier-fields'
import { AnswerLanguageField } from '~/ui/filing/handling-fields'
import { Interruption, PerilFacts } from '~/ui/filing/peril-fields'
import { Select, TextArea, TextField } from '~/ui/form'
import { IdentifierTable } from '~/ui/request/identifier-table'
import { errorsByField, useWords } from '~/ui/words'

/** What was typed, by the name of its field. */
export interface OralTyped {
  readonly values: Readonly<Record<string, string>>
  readonly categories: readonly string[]
}

export interface OralFormProps {
  readonly hidden: Readonly<Record<string, string>>
  readonly agencies: readonly Pick<OrganisationFacts, 'id' | 'name' | 'country'>[]
  readonly services: readonly Pick<ServiceFacts, 'id' | 'name'>[]
  readonly categories: readonly string[]
  readonly instruments: readonly string[]
  readonly lists: Pick<PolicyPack, 'dangers' | 'offences' | 'legalBases'>
  readonly pack: string
  /** zone of the provider's calendar */
  readonly zone: string
  readonly typed: OralTyped
  /** as they were read of what was typed; empty before */
  readonly read: readonly Identifier[]
  readonly problems: readonly Problem[]
}

/** A call in which somebody asks for data at once, as whoever takes it writes it down (guideline le.written-requests). */
export function OralForm(props: OralFormProps) {
  const { hidden, agencies, services, lists, pack, typed, read, zone, problems } = props
  const t = useWords()
  const errors = errorsByField(t, problems)
  const field = (name: string) => ({
    ...{ name, value: typed.values[name] ?? '', error: errors[name], label: t(`oral.form.${name}`) },
  })
  const coded = (list: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: t(`pack.${pack}.${list}.${value}`) }))
  return (
    <form method="post" noValidate>
      <HiddenFields fields={hidden} />
      <div className="page--narrow">
        <Interruption />
        <h2>{t('oral.form.call')}</h2>
        <Select
          {...field('agencyId')}
          hint={t('oral.form.agencyId.hint')}
          empty=""
          options={agencies.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` }))}
        />
        <TextField {...field('caller')} hint={t('oral.form.caller.hint')} />
        <TextField {...field('callerNumber')} hint={t('oral.form.callerNumber.hint')} width={20} type="tel" />
        <TextField {...field('calledAt')} hint={t('filing.identifier.from.hint')} width={30} mono />
        <TextField {...field('zone')} hint={t('filing.identifier.zone.hint')} width={30} mono />
        <h2>{t('oral.form.asked')}</h2>
        <Select {...field('serviceId')} options={services.map(({ id, name }) => ({ value: id, label: name }))} />
        <TextField {...field('title')} label={t('oral.form.subject')} hint={t('filing.matter.title.hint')} />
        <Select {...field('offence')} empty="" options={coded('offences', lists.offences)} />
        <Select
          {...field('basis')}
          hint={t('oral.form.basis.hint')}
          empty=""
          options={coded(
            'legalBases',
            lists.legalBases.map(({ code }) => code),
          )}
        />
        <TextArea {...field('facts')} hint={t('oral.form.facts.hint')} rows={5} />
        <PerilFacts
          values={Object.fromEntries(
            Object.entries(typed.values).flatMap(([name, value]) =>
              name.startsWith('peril.') ? [[name.slice('peril.'.length), value]] : [],
            ),
          )}
          {...{ errors, pack, instruments: props.instruments, dangers: lists.dangers }}
          prefix="peril."
        />
        <TextArea {...field('identifiers')} hint={t('oral.form.identifiers.hint')} rows={4} mono />
        <CategoryFields
          label={t('filing.identifier.data')}
          categories={props.categories}
          values={typed.categories}
          error={errors.categories}
        />
        <AnswerLanguageField value={typed.values['values.answerLanguage'] ?? ''} />
      </div>
      {read.length > 0 && (
        <section>
          <h2>{t('oral.form.read')}</h2>
          <p>{t('oral.form.read.text')}</p>
          <IdentifierTable identifiers={read} zone={zone} />
        </section>
      )}
      <div className="button-row">
        <Button name="intent" value="read" tone="calm">
          {t('oral.form.check')}
        </Button>
        <Button name="intent" value="record" tone="go">
          {t('event.oral.record')}
        </Button>
      </div>
    </form>
  )
}
