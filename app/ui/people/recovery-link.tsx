import { Card, Mono } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface RecoveryLinkProps {
  readonly name: string
  readonly link: string
  readonly hours: number
}

/** The one-time link of a recovery, shown this once: the portal keeps only its hash and mails it to nobody. */
export function RecoveryLink({ name, link, hours }: RecoveryLinkProps) {
  const t = useWords()
  return (
    <Card tone="action" title={t('signin.recovery.link', { name })}>
      <p className="govuk-body">{t('signin.recovery.link.text', { count: hours })}</p>
      <p>
        <Mono copy>{link}</Mono>
      </p>
    </Card>
  )
}
