import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useInstantWords, Page, PasskeyForm, SummaryList } from '~/ui/components'
import { TextField } from '~/ui/form'
import { useShell } from '~/ui/layout/shell'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { parseJson, readForm, text } from './lib/form'
import { requireInvitee } from './lib/guard'
import { signIn } from './lib/signed-in.server'
import { browserOf } from './lib/visit.server'
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
  const passkey = await context.liaison.people.passkeys.verifyRegistration(
    person.id,
    parseJson(text(fields, 'response')),
    text(fields, 'passkey.name'),
    browserOf(context),
  )
  if (!passkey) return refused([problem('passkey-refused')], fields)
  const step = { caseId: person.id, event: 'recovery.use', data: { tokenHash, passkey } }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  const arrived = { personId: person.id, by: 'recovery', passkey: passkey.id } as const
  return answer.ok ? signIn(context, arrived, '/account') : refused(answer.problems, fields)
}

function refused(problems: readonly Problem[], fields: URLSearchParams) {
  return json({ problems, name: text(fields, 'passkey.name') }, { status: 422 })
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
      <h2>{t('people.passkey.make')}</h2>
      <p className="govuk-body">{t('people.passkey.what')}</p>
      <PasskeyForm
        ceremony="create"
        options={`${path}/options`}
        fields={{ version: recovery.version, token: recovery.token }}
        label={t('signin.recovery.use')}
      >
        <TextField
          name="passkey.name"
          label={t('people.passkey.name')}
          hint={t('people.passkey.name.hint')}
          value={attempt?.name ?? t('people.passkey.name.first')}
          error={errorsByField(t, problems)['passkey.name']}
          width={20}
        />
      </PasskeyForm>
    </Page>
  )
}
