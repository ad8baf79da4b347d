import { Card } from '~/ui/components'
import { Checkboxes, DateField, Select, TextArea, TextField } from '~/ui/form'
import { CategoryFields } from '~/ui/filing/identifier-fields'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { useWords } from '~/ui/words'
import { DefectFacts } from '../defect'
import { offeredIn, shownMoments, type OfferedDefect, type OfferedIdentifier } from '../defect-fields'
import { WordsField } from './fields'
import { one, several, type StepFormProps } from './form'

/** The defects, each with the fields it names; whatever none of them names can't be changed here. */
export function AnswerDefects(props: StepFormProps) {
  const t = useWords()
  const { round, content, lists, pack } = props
  const offered = round ? offeredIn(round, lists.defects, content) : []
  return (
    <>
      <p>{t('case.clarification.scope')}</p>
      <input type="hidden" name="defects" value={offered.length} />
      {offered.map((each, index) => (
        <Card key={index} title={t(`pack.${pack}.defects.${each.defect.code}`)}>
          <DefectFacts defect={each.defect} rule={each.rule} />
          <Remedy {...props} {...each} index={index} />
        </Card>
      ))}
      <WordsField {...props} label={t('case.clarification.text')} hint={t('case.clarification.text.hint')} rows={3} />
    </>
  )
}

type RemedyProps = StepFormProps & OfferedDefect & { readonly index: number }

/** How this defect is mended: its fields, an order, an amendment, or words. */
function Remedy(props: RemedyProps) {
  const t = useWords()
  const { rule, texts, identifiers, above, index, typed, errors } = props
  const name = `words.${index}`
  return (
    <>
      {texts.map((field) => (
        <TextOf key={field} {...props} field={field} />
      ))}
      {identifiers.map((each) => (
        <PartsOf key={each.identifier.id} {...props} offered={each} />
      ))}
      {above && <p className="quiet">{t('defect.above')}</p>}
      {rule.remedy === 'attach' && <Attach {...props} />}
      {rule.remedy === 'amend' && (
        <p>
          {t('defect.amend.hint')}{' '}
          <a href={`/requests/${props.facts.id}/step/request.amend`}>{t('event.request.amend')}</a>
        </p>
      )}
      <TextArea
        name={name}
        label={t('defect.words')}
        hint={t(rule.remedy === 'correct' ? 'defect.words.hint' : 'defect.words.needed')}
        value={one(typed, name)}
        error={errors[name]}
        rows={2}
      />
    </>
  )
}

function Attach({ facts, orders }: StepFormProps) {
  const t = useWords()
  const attached = orders.filter(({ servedAt }) => servedAt === null).map(({ name }) => name)
  return (
    <p>
      {attached.length > 0 && `${t('defect.attached', { names: attached.join(', ') })} `}
      <a href={`/requests/${facts.id}/orders`}>{t('defect.attach')}</a>
      <br />
      <span className="quiet">{t('defect.attach.hint')}</span>
    </p>
  )
}

/** A text of the request, with its present value to be corrected. */
function TextOf({ field, content, typed, errors, lists, pack }: StepFormProps & { readonly field: string }) {
  const t = useWords()
  const [section, name = ''] = field.split('.')
  const present = (content[section as 'matter' | 'basis'] as Record<string, string>)[name] ?? ''
  const value = field in typed ? one(typed, field) : present
  const asked = { name: field, label: t(`record.field.${field}`), error: errors[field], value }
  const offences = lists.offences.map((code) => ({ value: code, label: t(`pack.${pack}.offences.${code}`) }))
  if (field === 'matter.offence') return <Select {...asked} options={offences} />
  if (field === 'basis.issuedOn') return <DateField {...asked} />
  if (field === 'matter.facts' || field === 'basis.necessity') return <TextArea {...asked} rows={5} />
  return <TextField {...asked} mono={field === 'basis.order'} />
}

/** The parts of an identifier that its defect names; another value would be an amendment, its withdrawal never is. */
function PartsOf({ offered, typed, errors, facts }: StepFormProps & { readonly offered: OfferedIdentifier }) {
  const t = useWords()
  const { identifier, parts, first } = offered
  const field = `identifiers.${identifier.id}`
  const present = shownMoments(identifier)
  const input = (name: keyof typeof present) => ({
    name: `${field}.${name}`,
    label: t(`filing.identifier.${name}`),
    value: `${field}.${name}` in typed ? one(typed, `${field}.${name}`) : present[name],
    error: errors[`${field}.${name}`],
  })
  const moments = (['from', 'until'] as const).filter((part) => parts.includes(part))
  const isTyped = several(typed, `${field}.parts`).includes('categories')
  return (
    <div id={field}>
      <IdentifierName identifier={identifier} />
      <Moments identifier={identifier} zone={facts.provider.zone} />
      {errors[field] && <p className="govuk-error-message">{errors[field]}</p>}
      {parts.map((part) => (
        <input key={part} type="hidden" name={`${field}.parts`} value={part} />
      ))}
      {parts.includes('port') && <TextField {...input('port')} mono width={10} />}
      {moments.map((part) => (
        <TextField key={part} {...input(part)} mono width={30} />
      ))}
      {moments.length > 0 && <TextField {...input('zone')} mono width={30} />}
      {parts.includes('categories') && (
        <CategoryFields
          name={`${field}.categories`}
          label={t('filing.identifier.data')}
          categories={identifier.categories}
          values={isTyped ? several(typed, `${field}.categories`) : identifier.categories}
          error={errors[`${field}.categories`]}
        />
      )}
      {first && (
        <Checkboxes
          name={`${field}.withdraw`}
          label={t('case.field.identifier', { id: identifier.id })}
          options={[{ value: 'true', label: t('defect.withdraw') }]}
          values={several(typed, `${field}.withdraw`)}
        />
      )}
    </div>
  )
}
