import type { RecordLine, TrailLine } from '~/cases/types'

/** Sealed records, each with the instant of the step it is about. */
export function recordsByStep({
  trail,
  records,
}: {
  readonly trail: readonly TrailLine[]
  readonly records: readonly RecordLine[]
}) {
  const at = new Map(trail.map((line) => [line.seq, line.at]))
  return records.map((record) => ({ ...record, step: at.get(record.entry) ?? record.at }))
}
