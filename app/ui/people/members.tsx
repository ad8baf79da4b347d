import { Button, Empty, HiddenFields, Tag, useDayWords, type Tone } from '~/ui/components'
import { rolesInWords } from '~/ui/people-words'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import type { Role, Side } from '~machines/kit/words'
import {
  IdentifiedFields,
  noProfile,
  ProfileFields,
  type IdentifiedFieldsProps,
  type ProfileValues,
} from './profile-fields'

export interface Member {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly state: string
  readonly trainedUntil: string | null
  readonly confirmedAt: string | null
  readonly lastDay: string | null
  readonly absence: { readonly from: string; readonly until: string; readonly deputy: string | null } | null
}

const tones: Readonly<Record<string, Tone>> = { invited: 'soon', active: 'done', suspended: 'danger' }

export interface MemberTableProps {
  readonly members: readonly Member[]
  /** of their organisation, whose days count */
  readonly zone: string
  readonly now: string
}

/** Everyone of an organisation, with the way to each. */
export function MemberTable({ members, zone, now }: MemberTableProps) {
  const t = useWords()
  if (members.length === 0) return <Empty title={t('people.none')}>{t('people.none.text')}</Empty>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.roles')}</th>
          <th scope="col">{t('people.email')}</th>
          <th scope="col">{t('enrolment.trainedUntil')}</th>
          <th scope="col">{t('people.state')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, name, title, email, roles, state, trainedUntil, ...belonging }) => (
          <tr key={id}>
            <td>
              <a href={`/people/${id}`}>{name}</a>
              <div className="quiet small">{title}</div>
            </td>
            <td data-label={t('people.roles')}>{rolesInWords(t, roles)}</td>
            <td data-label={t('people.email')}>{email}</td>
            <td data-label={t('enrolment.trainedUntil')}>
              <Trained until={trainedUntil} {...{ zone, now }} />
            </td>
            <td data-label={t('people.state')}>
              <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
              <Belonging {...belonging} members={members} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface TrainedProps extends Pick<MemberTableProps, 'zone' | 'now'> {
  readonly until: string | null
}

/** The last day on which a training holds; red when it is over. */
export function Trained({ until, zone, now }: TrainedProps) {
  const t = useWords()
  const days = useDayWords()
  if (until === null) return t('enrolment.untrained')
  return now < until ? days.endingAt(until, zone) : <Tag tone="danger">{t('enrolment.trainingOver')}</Tag>
}

interface BelongingProps extends Pick<Member, 'lastDay' | 'absence'> {
  readonly members: readonly Member[]
}

/** Whether a person is away or leaves, and who stands in. */
function Belonging({ lastDay, absence, members }: BelongingProps) {
  const t = useWords()
  const days = useDayWords()
  const deputy = members.find(({ id }) => id === absence?.deputy)?.name
  return (
    <>
      {lastDay && <div className="small">{t('enrolment.leaves', { day: days.of(lastDay) })}</div>}
      {absence && (
        <div className="small">
          {t('enrolment.away', { from: days.of(absence.from), until: days.of(absence.until) })}
          {deputy && `. ${t('enrolment.deputy', { name: deputy })}`}
        </div>
      )}
    </>
  )
}

export interface InviteFormProps {
  readonly side: Side
  /** id and token of the membership that would be opened */
  readonly person: string
  readonly token: string
  readonly lists: IdentifiedFieldsProps['lists']
  readonly attempt?: { readonly problems: readonly Problem[]; readonly values: ProfileValues }
}

export function InviteForm({ side, person, token, lists, attempt }: InviteFormProps) {
  const t = useWords()
  return (
    <form method="post" noValidate className="page--narrow">
      <HiddenFields fields={{ person, token }} />
      <ProfileFields
        values={attempt?.values ?? noProfile}
        errors={errorsByField(t, attempt?.problems ?? [])}
        side={side}
      />
      <IdentifiedFields
        values={attempt?.values.identified ?? { how: '', document: '', seenOn: '' }}
        errors={errorsByField(t, attempt?.problems ?? [])}
        lists={lists}
      />
      <Button>{t('people.invite.send')}</Button>
    </form>
  )
}
