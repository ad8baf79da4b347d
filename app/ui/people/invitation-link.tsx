import { Card, Mono } from '~/ui/components'
import { useWords } from '~/ui/words'

/** The one-time link, shown this once: the portal keeps only its hash. */
export function InvitationLink({
  name,
  link,
  days,
}: {
  readonly name: string
  readonly link: string
  readonly days: number
}) {
  const t = useWords()
  return (
    <Card tone="action" title={t('people.link', { name })}>
      <p className="govuk-body">{t('people.link.text', { count: days })}</p>
      <p>
        <Mono copy>{link}</Mono>
      </p>
    </Card>
  )
}
