import type { PersonFacts } from '~machines/kit/facts'
import type { Role } from '~machines/kit/words'
import { Card, Instant, Timeline } from '~/ui/components'
import { useWords } from '~/ui/words'
import { caseAddress } from './address'

/** An entry of the trail as pages show it. */
export interface HappenedLine {
  readonly seq: number
  readonly at: string
  readonly event: string
  readonly actor: string
  readonly role: Role
}

export interface HappenedRecord {
  readonly sha256: string
  readonly form: string
  readonly entry: number
}

export interface HappenedProps {
  readonly lines: readonly HappenedLine[]
  readonly records: readonly HappenedRecord[]
  readonly people: Readonly<Record<string, PersonFacts>>
  readonly caseId: string
  /** name and version of the case's procedure; a request's pages when absent */
  readonly procedure?: string
  readonly now: string
  readonly zone: string
}

const shown = 6
/** What the portal does by itself is in the trail, and not among what happened. */
const silent = new Set([
  ...['record.seal', 'mail.send', 'document.read', 'draft.save', 'report.save', 'note.add', 'identity.reveal'],
])

/** The latest steps, newest first, each with its record. */
export function Happened({ lines, records, people, caseId, procedure = '', now, zone }: HappenedProps) {
  const t = useWords()
  const latest = lines.filter(({ event }) => !silent.has(event)).toReversed()
  return (
    <Card title={t('case.happened')}>
      <Timeline
        items={latest.slice(0, shown).map(({ seq, at, event, actor, role }) => ({
          id: seq,
          title: t(`event.${event}.done`),
          byline: (
            <>
              <Instant at={at} now={now} zone={zone} /> · {actorName(t, people, actor, role)}
            </>
          ),
          children: <Records records={records.filter(({ entry }) => entry === seq)} />,
        }))}
      />
      <p>
        <a href={`${caseAddress(procedure, caseId)}/trail`}>{t('case.happened.all')}</a>
      </p>
    </Card>
  )
}

function Records({ records }: { readonly records: readonly HappenedRecord[] }) {
  const t = useWords()
  return records.map(({ sha256, form }) => (
    <p key={sha256} className="timeline__byline">
      <a href={`/records/${sha256}`}>{t(`record.form.${form}`)}</a>
    </p>
  ))
}

/** A person by name, the portal itself by what it did. */
export function actorName(
  t: ReturnType<typeof useWords>,
  people: Readonly<Record<string, PersonFacts>>,
  actor: string,
  role: string,
): string {
  return people[actor]?.name ?? t(`role.${role}`)
}
