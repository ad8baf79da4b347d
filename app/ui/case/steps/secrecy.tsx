import { DateField, Radios } from '~/ui/form'
import { useWords } from '~/ui/words'
import { noticeWays } from '~machines/request/secrecy/case'
import { CodeField, LineField, WordsField } from './fields'
import { one, type StepFormProps } from './form'

function Until({ typed, errors }: StepFormProps) {
  const t = useWords()
  const field = { name: 'until', label: t('filing.secrecy.until'), hint: t('filing.secrecy.until.hint') }
  return <DateField {...field} value={one(typed, 'until')} error={errors.until} />
}

/** A new order that the request stays secret for longer. */
export function ExtendSecrecy(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <Until {...props} />
      <LineField {...props} name="ground" label={t('filing.secrecy.ground')} hint={t('filing.secrecy.ground.hint')} />
      <WordsField {...props} label={t('record.text')} rows={4} />
    </>
  )
}

/** The person concerned was told. */
export function GiveNotice(props: StepFormProps) {
  const t = useWords()
  const { typed, errors } = props
  return (
    <>
      <DateField name="day" label={t('notice.day')} value={one(typed, 'day')} error={errors.day} />
      <Radios
        name="how"
        label={t('notice.how')}
        value={one(typed, 'how')}
        error={errors.how}
        options={noticeWays.map((way) => ({ value: way, label: t(`notice.way.${way}`) }))}
      />
      <WordsField {...props} label={t('record.text')} rows={4} />
    </>
  )
}

/** The person concerned is still not to be told: a new order, with its reason and its end. */
export function WithholdNotice(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <CodeField
        {...props}
        name="ground"
        label={t('record.ground')}
        codes={props.lists.withholdGrounds}
        list={`pack.${props.pack}.withholdGrounds`}
      />
      <Until {...props} />
      <LineField {...props} name="order" label={t('filing.secrecy.ground')} hint={t('filing.secrecy.ground.hint')} />
      <WordsField {...props} label={t('record.text')} rows={4} />
    </>
  )
}
