import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useInstantWords, Page, PasskeyForm, SummaryList } from '~/ui/components'
import { TextField } from '~/ui/form'
import { useShell } from '~/ui/layout/shell'
import { rolesInWords } from '~/ui/people-words'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { parseJson, readForm, text } from './lib/form'
import { requireInvitee } from './lib/guard'
import { signIn } from './lib/signed-in.server'
import { browserOf } from './lib/visit.server'
import { newToken, orThrow, performFromForm } from './lib/step.server'

async function invitationOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const invitation = await context.liaison.people.invitationFor(params.token ?? '')
  const over = json({ problems: [problem('invitation-over')] }, { status: 404 })
  return requireInvitee(context, '/invitation/:token', invitation, over)
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, organisation, roles, inviter, version, expiresAt } = await invitationOf(args)
  const { name, title } = person
  return {
    name,
    title,
    organisation: organisation.name,
    zone: organisation.zone,
    roles,
    inviter,
    version,
    expiresAt,
    token: newToken(),
  }
}

/** Makes the passkey theirs and the membership active, in one event; then they are signed in. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const { person } = await invitationOf(args)
  const fields = await readForm(request)
  const response = parseJson(text(fields, 'response'))
  const passkey = await context.liaison.people.passkeys.verifyRegistration(
    person.id,
    response,
    text(fields, 'passkey.name'),
    browserOf(context),
  )
  if (!passkey) return refused([problem('passkey-refused')], fields)
  const step = { caseId: person.id, event: 'membership.accept', data: { passkey } }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  const arrived = { personId: person.id, by: 'invitation', passkey: passkey.id } as const
  return answer.ok ? signIn(context, arrived, '/') : refused(answer.problems, fields)
}

function refused(problems: readonly Problem[], fields: URLSearchParams) {
  return json({ problems, name: text(fields, 'passkey.name') }, { status: 422 })
}

export default function Invitation() {
  const t = useWords()
  const instants = useInstantWords()
  const invitation = useLoaderData<typeof loader>()
  const { path } = useShell()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { inviter, organisation, roles, version, token } = invitation
  return (
    <Page title={t('people.invitation', { organisation })} problems={problems} narrow>
      <p className="govuk-body">
        {inviter
          ? t('people.invitation.by', { inviter, organisation })
          : t('people.invitation.byPortal', { organisation })}
      </p>
      <SummaryList
        rows={[
          { key: t('people.name'), value: `${invitation.name}, ${invitation.title}` },
          { key: t('people.organisation'), value: organisation },
          { key: t('people.roles'), value: rolesInWords(t, roles) },
          { key: t('people.invitation.until'), value: instants.absolute(invitation.expiresAt, invitation.zone) },
        ]}
      />
      <h2>{t('people.passkey.make')}</h2>
      <p className="govuk-body">{t('people.passkey.what')}</p>
      <PasskeyForm
        ceremony="create"
        options={`${path}/options`}
        fields={{ version, token }}
        label={t('people.invitation.accept')}
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
