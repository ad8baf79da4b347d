import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormAction, useInstantWords, Page, SummaryList } from '~/ui/components'
import { TextField } from '~/ui/form'
import { useShell } from '~/ui/layout/shell'
import { FirstPasskey } from '~/ui/people/new-passkey'
import { rolesInWords } from '~/ui/people-words'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { readForm, text } from './lib/form'
import { requireInvitee } from './lib/guard'
import { newPasskeyFrom, passkeyRefused } from './lib/new-passkey.server'
import { signIn } from './lib/signed-in.server'
import { newToken, orThrow, performFromForm } from './lib/step.server'

async function invitationOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const invitation = await context.liaison.people.invitationFor(params.token ?? '')
  const over = json({ problems: [problem('invitation-over')] }, { status: 404 })
  return requireInvitee(context, '/invitation/:token', invitation, over)
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, organisation, roles, inviter, version, expiresAt, vouched } = await invitationOf(args)
  const coded = vouched && (await args.context.liaison.people.mailCodes.sentTo(person.id))
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
    ...{ vouched, coded, email: person.email },
  }
}

/** Makes the passkey theirs and the membership active, in one event; then they are signed in. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const { person, language, vouched } = await invitationOf(args)
  const { mailCodes } = context.liaison.people
  const fields = await readForm(request)
  if (text(fields, 'intent') === 'code') {
    await mailCodes.send({ ...person, language }, await mailCodes.make(person))
    return redirect(context.path)
  }
  if (vouched && !(await mailCodes.confirm(person.id, text(fields, 'code'))))
    return passkeyRefused([problem('code-refused', 'code')], fields)
  const passkey = await newPasskeyFrom(context, person.id, fields)
  if (!passkey) return passkeyRefused([problem('passkey-refused')], fields)
  const step = { caseId: person.id, event: 'membership.accept', data: { passkey } }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  const arrived = { personId: person.id, by: 'invitation', passkey: passkey.id } as const
  return answer.ok ? signIn(context, arrived, '/') : passkeyRefused(answer.problems, fields)
}

export default function Invitation() {
  const t = useWords()
  const instants = useInstantWords()
  const invitation = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { inviter, organisation, roles } = invitation
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
      {invitation.vouched && <SendCode email={invitation.email} sent={invitation.coded} />}
      {(!invitation.vouched || invitation.coded) && <Accept {...{ invitation, problems }} name={attempt?.name} />}
    </Page>
  )
}

/** The address is shown to be theirs before they join: the code goes there, and only there. */
function SendCode({ email, sent }: { readonly email: string; readonly sent: boolean }) {
  const t = useWords()
  return (
    <>
      <h2>{t('enrolment.code')}</h2>
      <p className="govuk-body">{t(sent ? 'enrolment.code.sent' : 'enrolment.code.text', { email })}</p>
      <FormAction fields={{ intent: 'code' }} tone={sent ? 'calm' : 'action'}>
        {t(sent ? 'enrolment.code.again' : 'enrolment.code.send')}
      </FormAction>
    </>
  )
}

interface AcceptProps {
  readonly invitation: {
    readonly version: number
    readonly token: string
    readonly vouched: boolean
  }
  readonly problems: readonly Problem[]
  readonly name?: string
}

function Accept({ invitation: { version, token, vouched }, problems, name }: AcceptProps) {
  const t = useWords()
  const { path } = useShell()
  return (
    <FirstPasskey {...{ path, version, token, problems, name }} label={t('people.invitation.accept')}>
      {vouched && (
        <TextField
          name="code"
          label={t('enrolment.field.code')}
          hint={t('enrolment.hint.code')}
          error={errorsByField(t, problems).code}
          width={20}
          autoComplete="off"
          mono
        />
      )}
    </FirstPasskey>
  )
}
