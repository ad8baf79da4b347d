import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { KeyDemandForm } from '~/ui/people/key-demand-form'
import { ProviderForm } from '~/ui/people/provider-form'
import { useWords } from '~/ui/words'
import { readForm, text, texts, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { requireOrganisation } from './lib/members.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

/** An organisation whose sign-in this person may look after: their own for its administrator, any for the operator. */
async function organisationOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { by, organisation, version } = await requireOrganisation(
    context,
    '/organisations/:organisation/sign-in',
    params.organisation!,
  )
  return { by, organisation, version, operator: by.roles.includes('operator') }
}

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, operator, version } = await organisationOf(args)
  const { people, platform } = args.context.liaison
  const { id } = organisation
  const [demand, provider] = await Promise.all([people.passkeys.demandedOf(id), people.providers.of(id)])
  const returns = `${platform.env.publicUrl}/sign-in/${id}/return`
  const tokens = [newToken(), newToken()] as const
  return { organisation, operator, demand, provider, returns, version, tokens }
}

export async function action(args: ActionFunctionArgs) {
  const { by, organisation, operator } = await organisationOf(args)
  const fields = await readForm(args.request)
  const event = text(fields, 'event')
  const data = dataOf(event, fields, args.context.liaison.people.providers)
  const answer = orThrow(await performFromForm(args.context, by, fields, { caseId: organisation.id, event, data }))
  const back = operator ? `/operations/organisations/${organisation.id}` : '/organisation/people'
  if (answer.ok) return redirect(back)
  const typed = { ...Object.fromEntries(fields), secret: '', sealed: '' }
  return json({ event, problems: answer.problems, typed }, { status: refusalStatus(answer) })
}

type Secrets = Pick<AppLoadContext['liaison']['people']['providers'], 'sealSecret' | 'isSealed'>

/** The client's secret, sealed when the form comes first; the form that is confirmed carries it sealed. */
function sealedSecret(fields: Fields, { sealSecret, isSealed }: Secrets): string {
  const sealed = text(fields, 'sealed')
  if (isSealed(sealed)) return sealed
  const secret = text(fields, 'secret').trim()
  if (secret === '') return ''
  fields.delete('secret')
  fields.set('sealed', sealSecret(secret))
  return text(fields, 'sealed')
}

function dataOf(event: string, fields: Fields, providers: Secrets): object {
  switch (event) {
    case 'keys.demand':
      return {
        deviceBound: text(fields, 'deviceBound') === 'yes',
        aaguids: words(text(fields, 'aaguids').toLowerCase()),
      }
    case 'identity.trust': {
      const secret = sealedSecret(fields, providers)
      return {
        ...texts(fields, ['name', 'issuer', 'clientId']),
        ...{ secret, acr: words(text(fields, 'acr')), amr: words(text(fields, 'amr')) },
        maxAge: Number(text(fields, 'maxAge')) * 60,
      }
    }
    case 'identity.distrust':
      return {}
    default:
      throw notFound()
  }
}

function words(typed: string): string[] {
  return typed.split(/[\s,]+/).filter(Boolean)
}

export default function SignInOfOrganisation() {
  const t = useWords()
  const { organisation, operator, demand, provider, returns, version, tokens } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const back = operator ? `/operations/organisations/${organisation.id}` : '/organisation/people'
  const again = (event: string) => (attempt?.event === event ? attempt : null)
  return (
    <Page
      title={t('signin.organisation', { organisation: organisation.name })}
      problems={attempt?.problems}
      back={{ href: back, text: organisation.name }}
      narrow
    >
      <KeyDemandForm demand={demand} step={{ version, token: tokens[0] }} attempt={again('keys.demand')} />
      {operator && (
        <ProviderForm
          {...{ provider, returns, step: { version, token: tokens[1] } }}
          attempt={again('identity.trust')}
        />
      )}
    </Page>
  )
}
