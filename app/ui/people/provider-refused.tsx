import { ButtonLink, Page } from '~/ui/components'
import { useWords } from '~/ui/words'

/** Why somebody who came by their organisation's identity provider was not let in, and the ways that are left. */
export function ProviderRefused({ because }: { readonly because: string }) {
  const t = useWords()
  return (
    <Page title={t('signin.provider.refused')} problems={[{ rule: because, field: '' }]} narrow>
      <p className="govuk-body">{t('signin.provider.refused.text')}</p>
      <ButtonLink href="/sign-in">{t('people.signIn')}</ButtonLink>
    </Page>
  )
}
