import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Card, Page, PasskeyForm } from '~/ui/components'
import { rolesInWords } from '~/ui/people-words'
import { useWords } from '~/ui/words'
import { problem } from '~machines/kit/refusal'
import { localPath, parseJson, readForm, text } from './lib/form'
import { forbidden } from './lib/guard'
import { signIn } from './lib/signed-in.server'
import { browserOf } from './lib/visit.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const next = localPath(new URL(request.url).searchParams.get('next'))
  if (context.person) throw redirect(next)
  const { people } = context.liaison
  const [personas, providers] = await Promise.all([people.personas(), people.providers.list()])
  return { personas, providers, next }
}

/** By passkey (the way by an identity provider is a link); or, in practice mode only, as a person of the practice city. */
export async function action({ context, request }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const next = localPath(fields.get('next'))
  const { people } = context.liaison
  if (fields.has('persona')) {
    const persona = (await people.personas()).find(({ id }) => id === text(fields, 'persona'))
    if (!persona) throw forbidden()
    return signIn(context, { personId: persona.id, by: 'persona', passkey: null }, next)
  }
  const used = await people.passkeys.verifySignIn(parseJson(text(fields, 'response')), browserOf(context))
  if (used) return signIn(context, { ...used, by: 'passkey' }, next)
  return json({ problems: [problem('passkey-refused')] }, { status: 422 })
}

export default function SignIn() {
  const t = useWords()
  const { personas, providers, next } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems ?? []
  return (
    <Page title={t('people.signIn')} problems={problems}>
      <div className="page--narrow">
        <p className="govuk-body">{t('people.signIn.text')}</p>
        <PasskeyForm ceremony="get" options="/sign-in/options" fields={{ next }} label={t('people.signIn.passkey')} />
        {providers.length > 0 && <Providers providers={providers} next={next} />}
        <p className="quiet small">{t('people.signIn.invited')}</p>
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{t('signin.lost')}</span>
          </summary>
          <div className="govuk-details__text">{t('signin.lost.text')}</div>
        </details>
      </div>
      {personas.length > 0 && <Personas personas={personas} next={next} />}
    </Page>
  )
}

interface ProvidersProps {
  readonly providers: readonly { readonly id: string; readonly name: string }[]
  readonly next: string
}

function Providers({ providers, next }: ProvidersProps) {
  const t = useWords()
  return (
    <>
      <h2>{t('signin.provider')}</h2>
      <p className="govuk-body">{t('signin.provider.text')}</p>
      <ul className="govuk-list">
        {providers.map(({ id, name }) => (
          <li key={id}>
            <a className="govuk-link" href={`/sign-in/${id}?next=${encodeURIComponent(next)}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

type Persona = ReturnType<typeof useLoaderData<typeof loader>>['personas'][number]

function Personas({ personas, next }: { readonly personas: readonly Persona[]; readonly next: string }) {
  const t = useWords()
  const organisations = [...new Set(personas.map(({ organisation }) => organisation))]
  return (
    <Card tone="soon" title={t('people.personas')}>
      <p className="govuk-body">{t('people.personas.text')}</p>
      <form method="post">
        <input type="hidden" name="next" value={next} />
        {organisations.map((organisation) => (
          <section key={organisation}>
            <h3>{organisation}</h3>
            <ul className="personas">
              {personas
                .filter((persona) => persona.organisation === organisation)
                .map(({ id, name, title, roles }) => (
                  <li key={id}>
                    <button className="personas__button" name="persona" value={id}>
                      <span className="personas__name">{name}</span>
                      <span className="personas__role">
                        {title} · {rolesInWords(t, roles)}
                      </span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </form>
    </Card>
  )
}
