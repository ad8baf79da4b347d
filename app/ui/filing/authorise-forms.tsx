import { Button, Card, HiddenFields } from '~/ui/components'
import { Checkboxes, Radios, TextArea } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface AuthoriseFormsProps {
  /** the first of two approvals, or what sends the request */
  readonly deciding: 'request.approve' | 'request.authorise'
  /** nothing of the request is masked for whoever decides */
  readonly seen: boolean
  readonly step: Readonly<Record<string, string | number>>
  readonly reasons: readonly string[]
  readonly pack: string
  readonly errors: Readonly<Record<string, string>>
  readonly typed: { readonly reason: string; readonly text: string }
}

/** The supervisor's two answers: under my name, or return it with what is to be changed. */
export function AuthoriseForms({ deciding, seen, step, reasons, pack, errors, typed }: AuthoriseFormsProps) {
  const t = useWords()
  return (
    <div className="pair">
      <Card title={t(`event.${deciding}`)} tone="action">
        {seen ? (
          <form method="post" noValidate>
            <HiddenFields fields={{ ...step, event: deciding }} />
            <Checkboxes
              name="checked"
              label={t('filing.authorise.title')}
              values={[]}
              error={errors.checked}
              options={[{ value: 'true', label: t('filing.authorise.checked') }]}
            />
            <Button tone="go">{t(`event.${deciding}`)}</Button>
          </form>
        ) : (
          <p>{t('problem.authorise-unseen')}</p>
        )}
      </Card>
      <Card title={t('filing.authorise.return')}>
        <form method="post" noValidate>
          <HiddenFields fields={{ ...step, event: 'request.return' }} />
          <Radios
            name="reason"
            label={t('filing.authorise.reason')}
            value={typed.reason}
            error={errors.reason}
            options={reasons.map((code) => ({ value: code, label: t(`pack.${pack}.returnReasons.${code}`) }))}
          />
          <TextArea
            name="text"
            label={t('filing.authorise.reasonText')}
            value={typed.text}
            error={errors.text}
            rows={4}
          />
          <Button tone="calm">{t('filing.authorise.return')}</Button>
        </form>
      </Card>
    </div>
  )
}
