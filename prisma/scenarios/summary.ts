import type { TrailLine } from '~/cases/types'
import type { RecordFinding } from '~/cases/verify-record.server'
import type { CaseFinding } from '~/cases/verify.server'
import type { Language } from '~machines/kit/words'
import type { Scenario } from './scenario'

/** What is written to `summary.json`. */
export interface Summary {
  readonly scenario: string
  /** registration number of the case */
  readonly number: string | null
  readonly state: string
  readonly outcome: string | null
  /** states in the order in which the case stood in them */
  readonly states: readonly string[]
  readonly events: readonly Pick<TrailLine, 'seq' | 'event' | 'role' | 'from' | 'to' | 'at'>[]
  readonly records: readonly WrittenRecord[]
  readonly files: readonly WrittenFile[]
  readonly verify: { readonly case: CaseFinding | null; readonly pdfs: readonly PdfFinding[] }
}

export interface WrittenRecord {
  /** path in the folder, `01-request.pdf` */
  readonly file: string
  readonly form: string
  readonly language: Language
  readonly size: number
  readonly sha256: string
}

export interface WrittenFile {
  /** path in the folder, `files/01-i3-subscriber.csv` */
  readonly file: string
  /** as the provider named it */
  readonly name: string
  /** the items it answers */
  readonly items: readonly string[]
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/** What was found of one PDF, in short. */
export interface PdfFinding extends Pick<RecordFinding, 'holds' | 'trail'> {
  readonly file: string
  readonly seal: RecordFinding['seal']['verdict']
  readonly signer: string | null
  /** the form as which the register knows exactly these bytes */
  readonly register: string | null
}

/** States as the entries pass through them. */
export function statesOf(events: Summary['events']): string[] {
  return events.map(({ to }) => to).filter((state, index, all) => state !== all[index - 1])
}

/** What differs between the summary and what was declared, a sentence each. */
export function differences(
  { states, outcome, state, files, events, verify }: Summary,
  expected: Scenario['expected'],
) {
  const differ = (what: string, is: unknown, wanted: unknown) =>
    is === wanted ? [] : [`The ${what} is ${is}, not ${wanted}.`]
  return [
    ...differ('final state', state, expected.states.at(-1)),
    ...differ('outcome', outcome, expected.outcome),
    ...differ('way of the case', states.join(', '), expected.states.join(', ')),
    ...differ('number of delivered files', files.length, expected.files),
    ...differ('verdict on the case', verify.case?.verdict, 'holds'),
    ...(verify.case?.verdict === 'holds' ? differ('number of entries', events.length, verify.case.entries) : []),
    ...verify.pdfs.flatMap(({ file, holds, seal, register }) =>
      holds ? [] : [`${file} does not hold (seal: ${seal}; in the register: ${register ?? 'no'}).`],
    ),
  ]
}
