import type { Problem } from '~machines/kit/refusal'
import { Button, HiddenFields, Mono, Page, PasskeyForm, SummaryList, type SummaryRow } from '~/ui/components'
import { useWords } from '~/ui/words'

/** What the deed is about, as the person may see it. */
export type ConfirmSubject =
  | {
      readonly kind: 'request'
      /** null while it is a draft */
      readonly number: string | null
      readonly agency: string
      readonly provider: string
      readonly items: number
    }
  | {
      readonly kind: 'report'
      readonly number: string | null
      readonly agency: string
      readonly provider: string
    }
  | { readonly kind: 'other'; readonly name: string | null }

/** One question to a passkey, and the form that is sent again with its answer. */
export interface Confirm {
  readonly event: string
  /** SHA-256 of what is confirmed, hex */
  readonly hash: string
  readonly subject: ConfirmSubject
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** name of the field in which the answer goes back */
  readonly answerField: string
  /** WebAuthn request options as JSON */
  readonly options: string
  /** the practice passkey's answer; null in production */
  readonly practice: string | null
  /** where a person goes who does not confirm */
  readonly back: string
}

/** The page that stands between a form and a deed: what is confirmed, and the passkey. */
export function ConfirmPage({
  confirm,
  problems = [],
}: {
  readonly confirm: Confirm
  readonly problems?: readonly Problem[]
}) {
  const t = useWords()
  return (
    <Page title={t('confirm.title')} problems={problems} narrow>
      <ConfirmForm confirm={confirm} />
      <p className="govuk-body">
        <a className="govuk-link" href={confirm.back}>
          {t('confirm.back')}
        </a>
      </p>
    </Page>
  )
}

/** What is confirmed, and the buttons that confirm it. */
export function ConfirmForm({ confirm, action }: { readonly confirm: Confirm; readonly action?: string }) {
  const t = useWords()
  const { event, hash, subject, fields, answerField, options, practice } = confirm
  const step = { key: t('confirm.step'), value: <strong>{t(`event.${event}`)}</strong> }
  const print = { key: t('confirm.hash'), value: <Mono copy>{hash}</Mono> }
  return (
    <>
      <p className="govuk-body">{t('confirm.text')}</p>
      <SummaryList rows={[step, ...subjectRows(t, subject), print]} />
      <PasskeyForm
        ceremony="get"
        request={options}
        action={action}
        answerField={answerField}
        fields={fields}
        label={t('confirm.passkey')}
      >
        <p className="quiet small">{t('confirm.once')}</p>
      </PasskeyForm>
      {practice !== null && (
        <form method="post" action={action} className="confirm__practice" noValidate>
          <HiddenFields fields={[...fields, [answerField, practice]]} />
          <p className="govuk-body">{t('confirm.practice.text')}</p>
          <Button tone="calm">{t('confirm.practice')}</Button>
        </form>
      )}
    </>
  )
}

function subjectRows(t: ReturnType<typeof useWords>, subject: ConfirmSubject): SummaryRow[] {
  if (subject.kind === 'other') return subject.name ? [{ key: t('confirm.about'), value: subject.name }] : []
  if (subject.kind === 'report')
    return [
      { key: t('confirm.report'), value: subject.number ? <Mono>{subject.number}</Mono> : t('confirm.draft') },
      { key: t('confirm.from'), value: subject.provider },
      { key: t('confirm.to'), value: subject.agency },
    ]
  const { number, agency, provider, items } = subject
  return [
    { key: t('confirm.request'), value: number ? <Mono>{number}</Mono> : t('confirm.draft') },
    { key: t('confirm.from'), value: agency },
    { key: t('confirm.to'), value: provider },
    { key: t('confirm.items'), value: items },
  ]
}
