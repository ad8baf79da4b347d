import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, FormAction, Instant, Page, PasskeyForm, SummaryList, Tag } from '~/ui/components'
import { TextField } from '~/ui/form'
import { rolesInWords } from '~/ui/people-words'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { readForm, text } from './lib/form'
import { notFound, requirePerson } from './lib/guard'
import { parseJson } from './lib/signed-in.server'
import { newToken, orThrow, performFromForm } from './lib/step.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePerson(context)
  const { people, platform } = context.liaison
  const [member, passkeys, sessions] = await Promise.all([
    people.member(person, person.id),
    people.passkeys.list(person.id),
    people.sessions.list(person.id),
  ])
  const { name, title, roles, organisation, sessionId } = person
  return {
    ...{
      name,
      title,
      roles,
      organisation: organisation.name,
      zone: organisation.zone,
      email: member!.email,
      phone: member!.phone,
    },
    ...{
      version: member!.version,
      passkeys,
      sessions,
      sessionId,
      tokens: [...passkeys, null].map(newToken),
      now: platform.clock.now(),
    },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context)
  const fields = await readForm(request)
  const { sessions, passkeys } = context.liaison.people
  switch (text(fields, 'do')) {
    case 'end-session':
      await sessions.end(person.id, text(fields, 'session'))
      return redirect('/account')
    case 'end-others':
      await sessions.endOthers(person.id, person.sessionId)
      return redirect('/account')
    case 'passkey.revoke':
      return change('passkey.revoke', { passkey: text(fields, 'passkey') })
    case 'passkey.add': {
      const passkey = await passkeys.verifyRegistration(
        person.id,
        parseJson(text(fields, 'response')),
        text(fields, 'passkey.name'),
      )
      return passkey ? change('passkey.add', { passkey }) : refused([problem('passkey-refused')])
    }
    default:
      throw notFound()
  }

  async function change(event: string, data: object) {
    const answer = orThrow(await performFromForm(context, person, fields, { caseId: person.id, event, data }))
    return answer.ok ? redirect('/account') : refused(answer.problems)
  }
  function refused(problems: readonly Problem[]) {
    return json({ problems, name: text(fields, 'passkey.name') }, { status: 422 })
  }
}

export default function Account() {
  const t = useWords()
  const account = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page title={t('people.account')} problems={problems} narrow>
      <SummaryList
        rows={[
          { key: t('people.name'), value: `${account.name}, ${account.title}` },
          { key: t('people.organisation'), value: account.organisation },
          { key: t('people.roles'), value: rolesInWords(t, account.roles) },
          { key: t('people.email'), value: account.email },
          { key: t('people.phone'), value: account.phone },
        ]}
      />
      <h2>{t('people.passkeys')}</h2>
      {account.passkeys.length === 0 ? <p className="govuk-body">{t('people.passkeys.none')}</p> : <Passkeys />}
      <PasskeyForm
        ceremony="create"
        options="/account/options"
        fields={{ do: 'passkey.add', version: account.version, token: account.tokens.at(-1)! }}
        label={t('people.passkeys.add')}
      >
        <TextField
          name="passkey.name"
          label={t('people.passkey.name')}
          hint={t('people.passkey.name.hint')}
          value={attempt?.name ?? ''}
          error={errorsByField(t, problems)['passkey.name']}
          width={20}
        />
      </PasskeyForm>
      <h2>{t('people.sessions')}</h2>
      <Sessions />
    </Page>
  )
}

function Passkeys() {
  const t = useWords()
  const { passkeys, version, tokens, zone, now } = useLoaderData<typeof loader>()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('people.passkey.name')}</th>
          <th scope="col">{t('people.passkey.added')}</th>
          <th scope="col">{t('people.passkey.used')}</th>
          <th scope="col">
            <span className="govuk-visually-hidden">{t('people.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {passkeys.map(({ id, name, addedAt, lastUsedAt }, index) => (
          <tr key={id}>
            <td data-label={t('people.passkey.name')}>{name}</td>
            <td data-label={t('people.passkey.added')}>
              <Instant at={addedAt} now={now} zone={zone} />
            </td>
            <td data-label={t('people.passkey.used')}>
              {lastUsedAt ? <Instant at={lastUsedAt} now={now} zone={zone} /> : t('people.passkey.unused')}
            </td>
            <td>
              {passkeys.length > 1 && (
                <FormAction fields={{ do: 'passkey.revoke', passkey: id, version, token: tokens[index]! }} about={name}>
                  {t('people.passkey.remove')}
                </FormAction>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sessions() {
  const t = useWords()
  const { sessions, sessionId, zone, now } = useLoaderData<typeof loader>()
  return (
    <>
      <p className="govuk-body">{t('people.sessions.text')}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('people.session.started')}</th>
            <th scope="col">{t('people.session.seen')}</th>
            <th scope="col">
              <span className="govuk-visually-hidden">{t('people.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, startedAt, lastSeenAt }) => (
            <tr key={id}>
              <td data-label={t('people.session.started')}>
                <Instant at={startedAt} now={now} zone={zone} />
              </td>
              <td data-label={t('people.session.seen')}>
                <Instant at={lastSeenAt} now={now} show="relative" />
              </td>
              <td>
                {id === sessionId ? (
                  <Tag tone="done">{t('people.session.this')}</Tag>
                ) : (
                  <FormAction fields={{ do: 'end-session', session: id }}>{t('people.session.end')}</FormAction>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <form method="post">
          <Button tone="calm" name="do" value="end-others">
            {t('people.sessions.endOthers')}
          </Button>
        </form>
      )}
    </>
  )
}
