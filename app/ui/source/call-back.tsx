import type { CallBack } from '~machines/request/source-check'
import type { OrganisationFacts } from '~machines/kit/facts'
import { RegisterEntry } from '~/ui/case/parties'
import { Button, Card, HiddenFields, Instant, Tag, type Tone } from '~/ui/components'
import { Radios, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface CallBacksProps {
  readonly calls: readonly CallBack[]
  /** the open call is this person's */
  readonly own: boolean
  readonly agency: OrganisationFacts
  readonly offers: readonly string[]
  readonly step: Readonly<Record<string, string | number>>
  readonly errors: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
  readonly now: string
  readonly zone: string
}

/** The call to the agency's switchboard: the number of the register, the words, whoever was reached, and how it went. */
export function CallBacks(props: CallBacksProps) {
  const { calls, own, agency, offers, step } = props
  const t = useWords()
  const open = calls.find(({ result }) => result === null)
  const done = calls.filter(({ result }) => result !== null)
  return (
    <Card
      title={t('case.source.callBack', { agency: agency.name })}
      tone={offers.includes('callBack.open') ? 'action' : 'plain'}
    >
      {done.map((call) => (
        <Recorded key={call.openedAt} call={call} {...props} />
      ))}
      {open ? (
        <OpenCall {...props} call={open} own={own} />
      ) : (
        <>
          <p>{t('case.source.callBack.text')}</p>
          <RegisterEntry agency={agency} />
        </>
      )}
      {offers.includes('callBack.open') && (
        <form method="post" noValidate className="form-action">
          <HiddenFields fields={{ ...step, event: 'callBack.open' }} />
          <Button tone={done.length > 0 ? 'calm' : 'action'}>{t('event.callBack.open')}</Button>
        </form>
      )}
    </Card>
  )
}

type OneCall = CallBacksProps & { readonly call: CallBack }

/** Both phrases are of use once; the provider never sees what is answered. */
function OpenCall(props: OneCall) {
  const { call, own, offers, step, errors, typed, now, zone } = props
  const t = useWords()
  return (
    <>
      <ol className="script">
        <li>
          {t('source.call.dial')} <strong className="mono">{call.number}</strong>
        </li>
        <li>{t('source.call.ask')}</li>
        <li>
          {t('source.call.say')} <strong className="script__words">{call.say}</strong>
        </li>
        <li>{t('source.call.hear')}</li>
      </ol>
      <p className="quiet small">
        {t('source.call.opened', { by: call.by })} <Instant at={call.openedAt} now={now} zone={zone} />
      </p>
      {!own && <p>{t('source.call.other', { by: call.by })}</p>}
      {own && offers.includes('callBack.record') && (
        <form method="post" noValidate>
          <HiddenFields fields={{ ...step, event: 'callBack.record' }} />
          <Radios
            name="answer"
            label={t('source.call.result')}
            value={typed.answer ?? ''}
            error={errors.answer}
            options={(['answered', 'denied', 'notReached'] as const).map((each) => ({
              value: each,
              label: t(`source.call.answer.${each}`),
            }))}
          />
          <TextField
            name="heard"
            label={t('source.call.heard')}
            hint={t('source.call.heard.hint')}
            value={typed.heard ?? ''}
            error={errors.heard}
            width={30}
          />
          <TextField
            name="reached"
            label={t('record.reached')}
            hint={t('case.source.reached.hint')}
            value={typed.reached ?? ''}
            error={errors.reached}
            width={30}
          />
          <TextArea name="text" label={t('case.text.optional')} value={typed.text ?? ''} error={errors.text} rows={2} />
          <Button>{t('event.callBack.record')}</Button>
        </form>
      )}
    </>
  )
}

const tones: Readonly<Record<string, Tone>> = {
  confirmed: 'done',
  wrongWords: 'danger',
  denied: 'danger',
  notReached: 'soon',
}

function Recorded({ call, now, zone }: OneCall) {
  const t = useWords()
  return (
    <div className="call">
      <p>
        <Tag tone={tones[call.result!]}>{t(`source.call.${call.result}`)}</Tag>{' '}
        <Instant at={call.recordedAt!} now={now} zone={zone} />
      </p>
      <p>
        {t('source.call.at', { number: call.number, by: call.by })}
        {call.reached && <> {t('source.call.reached', { reached: call.reached })}</>}
      </p>
      {call.text && <p className="quiet">{call.text}</p>}
    </div>
  )
}
