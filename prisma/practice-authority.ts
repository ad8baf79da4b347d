import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Liaison } from '~/cases/liaison.server'
import { measuresInUse, type AuthorityRow } from '~machines/kit/authority'
import { dataCategories } from '~machines/identifiers/identifier'
import { personId, type Part } from './practice-cast'
import { agencies, type PracticeOrganisation } from './practice-city'
import { performAs } from './tell'

/** Content needs a judge to be disclosed, and none to be kept, at both agencies; what the law of the practice city says to the rest of it is in its legal bases. */
function rowsOf(requesting: string, authorising: string): AuthorityRow[] {
  return measuresInUse.flatMap((measure) =>
    dataCategories.flatMap((category) => {
      const needsJudge = measure === 'disclosure' && category === 'content'
      const row = { measure, category, needsJudge } as const
      return [
        { ...row, role: requesting, mayRequest: true, mayAuthorise: false },
        { ...row, role: authorising, mayRequest: false, mayAuthorise: true },
      ]
    }),
  )
}

/** A constable asks for nothing more than subscribers, and has anything kept. */
const constable: AuthorityRow[] = dataCategories.map((category) => ({
  ...{ role: 'Constable', measure: 'disclosure', category, needsJudge: false, mayAuthorise: false },
  mayRequest: category === 'subscriber',
}))

const [harbour, central, point] = agencies as [PracticeOrganisation, PracticeOrganisation, PracticeOrganisation]

const matrices = [
  {
    agency: harbour,
    by: 'supervisor',
    rows: [...rowsOf('officer', 'supervisor'), ...constable],
    source: 'Standing order 7/2026 of the Harbour Police Bureau, annex 2',
    url: 'https://harbour-police.example/standing-orders/7',
  },
  {
    agency: central,
    by: 'head',
    rows: rowsOf('Следователь', 'Начальник отдела'),
    source: 'Приказ № 41 от 12 января 2026 года, приложение 1',
    url: '',
  },
  {
    agency: point,
    by: 'dutyHead',
    rows: rowsOf('officer', 'supervisor'),
    source: 'Statute of the contact point, section 4',
    url: '',
  },
] as const satisfies readonly { agency: PracticeOrganisation; by: Part; [name: string]: unknown }[]

/** Each agency of the practice city publishes its matrix, and the portal's operator confirms it. */
export async function publishMatrices(
  portal: Pick<Liaison, 'perform' | 'people' | 'directory'>,
  now: string,
): Promise<void> {
  for (const { agency, by, rows, source, url } of matrices) {
    const validFrom = Temporal.Instant.from(now).toZonedDateTimeISO(agency.zone).toPlainDate().toString()
    const does = async (part: Part, name: string, data: object, version: number) => {
      const actor = { kind: 'person', personId: personId(part) } as const
      const command = { actor, caseId: agency.id, version, token: randomUUID(), event: { name, data } }
      const answer = await performAs(portal, command)
      if (!answer.ok) throw new Error(`${name} of ${agency.code}: ${JSON.stringify(answer)}`)
      return answer.version
    }
    const entry = (await portal.directory.entry('portal', agency.id))!
    const version = await does(by, 'authority.publish', { version: 1, rows, validFrom, source, url }, entry.version)
    await does('operator', 'authority.confirm', { version: 1 }, version)
  }
}
