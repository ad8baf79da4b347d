import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Card, Page, PasskeyForm } from '~/ui/components'
import { rolesInWords } from '~/ui/people-words'
import { useWords } from '~/ui/words'
import { problem } from '~machines/kit/refusal'
import { localPath, readForm, text } from './lib/form'
import { forbidden } from './lib/guard'
import { parseJson, signIn } from './lib/signed-in.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const next = localPath(new URL(request.url).searchParams.get('next'))
  if (context.person) throw redirect(next)
  return { personas: await context.liaison.people.personas(), next }
}

/** By passkey; or, in practice mode only, as a person of the practice city. */
export async function action({ context, request }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const next = localPath(fields.get('next'))
  const { people } = context.liaison
  if (fields.has('persona')) {
    const persona = (await people.personas()).find(({ id }) => id === text(fields, 'persona'))
    if (!persona) throw forbidden()
    return signIn(context, persona.id, next)
  }
  const personId = await people.passkeys.verifySignIn(parseJson(text(fields, 'response')))
  if (personId) return signIn(context, personId, next)
  return json({ problems: [problem('passkey-refused')] }, { status: 422 })
}

export default function SignIn() {
  const t = useWords()
  const { personas, next } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems ?? []
  return (
    <Page title={t('people.signIn')} problems={problems}>
      <div className="page--narrow">
        <p className="govuk-body">{t('people.signIn.text')}</p>
        <PasskeyForm ceremony="get" options="/sign-in/options" fields={{ next }} label={t('people.signIn.passkey')} />
        <p className="quiet small">{t('people.signIn.invited')}</p>
      </div>
      {personas.length > 0 && <Personas personas={personas} next={next} />}
    </Page>
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
