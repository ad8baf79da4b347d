import { Button, Empty, HiddenFields, Tag, type Tone } from '~/ui/components'
import { rolesInWords } from '~/ui/people-words'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import type { Role, Side } from '~machines/kit/words'
import { noProfile, ProfileFields, type ProfileValues } from './profile-fields'

export interface Member {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly state: string
}

const tones: Readonly<Record<string, Tone>> = { invited: 'soon', active: 'done', suspended: 'danger' }

/** Everyone of an organisation, with the way to each. */
export function MemberTable({ members }: { readonly members: readonly Member[] }) {
  const t = useWords()
  if (members.length === 0) return <Empty title={t('people.none')}>{t('people.none.text')}</Empty>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.roles')}</th>
          <th scope="col">{t('people.email')}</th>
          <th scope="col">{t('people.state')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, name, title, email, roles, state }) => (
          <tr key={id}>
            <td>
              <a href={`/people/${id}`}>{name}</a>
              <div className="quiet small">{title}</div>
            </td>
            <td data-label={t('people.roles')}>{rolesInWords(t, roles)}</td>
            <td data-label={t('people.email')}>{email}</td>
            <td data-label={t('people.state')}>
              <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface InviteFormProps {
  readonly side: Side
  /** id and token of the membership that would be opened */
  readonly person: string
  readonly token: string
  readonly attempt?: { readonly problems: readonly Problem[]; readonly values: ProfileValues }
}

export function InviteForm({ side, person, token, attempt }: InviteFormProps) {
  const t = useWords()
  return (
    <form method="post" noValidate className="page--narrow">
      <HiddenFields fields={{ person, token }} />
      <ProfileFields
        values={attempt?.values ?? noProfile}
        errors={errorsByField(t, attempt?.problems ?? [])}
        side={side}
      />
      <Button>{t('people.invite.send')}</Button>
    </form>
  )
}
