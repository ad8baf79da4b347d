import { EstimateLine } from '~/ui/case/costs'
import { HiddenFields } from '~/ui/components'
import { DateField, Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { currencies } from '~machines/kit/money'
import { currencyOf, openEstimate } from '~machines/request/costs/case'
import { LineField, WordsField } from './fields'
import { one, type StepFormProps } from './form'

/** Amount, currency and minutes of work; the currency is the one the case has. */
function MoneyFields({ costs, typed, errors, workHint }: StepFormProps & { readonly workHint: string }) {
  const t = useWords()
  const last = currencyOf(costs) ?? costs.estimates.at(-1)?.currency ?? ''
  return (
    <>
      <TextField
        name="amount"
        label={t('costs.amount')}
        hint={t('costs.amount.hint')}
        width={10}
        value={one(typed, 'amount')}
        error={errors.amount}
      />
      <Select
        name="currency"
        label={t('costs.currency')}
        options={currencies.map((value) => ({ value, label: value }))}
        empty=""
        value={one(typed, 'currency') || last}
        error={errors.currency}
      />
      <TextField
        name="minutes"
        label={t('costs.work')}
        hint={workHint}
        inputMode="numeric"
        width={10}
        value={one(typed, 'minutes')}
        error={errors.minutes}
      />
    </>
  )
}

export function EstimateCosts(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <MoneyFields {...props} workHint={t('costs.work.hint.estimate')} />
      <WordsField {...props} label={t('costs.for')} hint={t('costs.for.hint')} />
    </>
  )
}

/** The estimate that waits, and which one it is: whoever answers names what they read. */
function Open({ costs }: StepFormProps) {
  const open = openEstimate(costs)
  if (!open) return null
  const { number, amount, currency, text } = open
  return (
    <>
      <HiddenFields fields={{ estimate: number, amount, currency }} />
      <p className="govuk-body">
        <EstimateLine estimate={open} />
      </p>
      <p className="pre-line">{text}</p>
    </>
  )
}

export function AgreeToCosts(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <Open {...props} />
      <WordsField {...props} label={t('costs.remark')} hint={t('costs.why.hint')} rows={3} />
    </>
  )
}

export function DeclineCosts(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <Open {...props} />
      <WordsField {...props} label={t('costs.why')} hint={t('costs.why.hint')} />
    </>
  )
}

export function InvoiceCosts(props: StepFormProps) {
  const t = useWords()
  const { typed, errors } = props
  const day = ['year', 'month', 'day'].map((part) => one(typed, `day.${part}`))
  return (
    <>
      <LineField {...props} name="number" label={t('costs.invoice.number')} width={20} />
      <DateField
        name="day"
        label={t('costs.invoice.day')}
        value={day.some(Boolean) ? day.join('-') : ''}
        error={errors.day}
      />
      <MoneyFields {...props} workHint={t('costs.work.hint.invoice')} />
      <WordsField {...props} label={t('costs.above')} hint={t('costs.above.hint')} rows={3} />
    </>
  )
}
