import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useInstantWords, Page, SummaryList } from '~/ui/components'
import { useShell } from '~/ui/layout/shell'
import { FirstPasskey } from '~/ui/people/new-passkey'
import { useWords } from '~/ui/words'
import { problem } from '~machines/kit/refusal'
import { readForm } from './lib/form'
import { requireInvitee } from './lib/guard'
import { newPasskeyFrom, passkeyRefused } from './lib/new-passkey.server'
import { signIn } from './lib/signed-in.server'
import { newToken, orThrow, performFromForm } from './lib/step.server'

async function recoveryOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const recovery = await context.liaison.people.recovery.for(params.token ?? '')
  const over = json({ problems: [problem('recovery-over')] }, { status: 404 })
  return requireInvitee(context, '/recovery/:token', recovery, over)
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, organisation, version, expiresAt } = await recoveryOf(args)
  const { name, title } = person
  return {
    ...{ name, title, organisation: organisation.name, zone: organisation.zone, version, expiresAt },
    token: newToken(),
  }
}

/** Makes the passkey theirs in place of all others and ends every session, in one event; then they are signed in. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const { person, tokenHash } = await recoveryOf(args)
  const fields = await readForm(request)
  const passkey = await newPasskeyFrom(context, person.id, fields)
  if (!passkey) return passkeyRefused([problem('passkey-refused')], fields)
  const step = { caseId: person.id, event: 'recovery.use', data: { tokenHash, passkey } }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  const arrived = { personId: person.id, by: 'recovery', passkey: passkey.id } as const
  return answer.ok ? signIn(context, arrived, '/account') : passkeyRefused(answer.problems, fields)
}

export default function Recovery() {
  const t = useWords()
  const instants = useInstantWords()
  const recovery = useLoaderData<typeof loader>()
  const { path } = useShell()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page title={t('signin.recovery')} problems={problems} narrow>
      <p className="govuk-body">{t('signin.recovery.text')}</p>
      <SummaryList
        rows={[
          { key: t('people.name'), value: `${recovery.name}, ${recovery.title}` },
          { key: t('people.organisation'), value: recovery.organisation },
          { key: t('people.invitation.until'), value: instants.absolute(recovery.expiresAt, recovery.zone) },
        ]}
      />
      <FirstPasskey
        {...{ path, problems, name: attempt?.name }}
        version={recovery.version}
        token={recovery.token}
        label={t('signin.recovery.use')}
      />
    </Page>
  )
}
