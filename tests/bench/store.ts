import type pg from 'pg'
import { copyInto, type Cell } from './copy'
import type { Life } from './life'

/** Writes whole cases, in one transaction. */
export async function store(client: pg.Client, lives: readonly Life[]): Promise<void> {
  const columns = Object.keys(lives[0]!.row)
  const events = lives.flatMap(({ row, events }) => events.map((event) => ({ caseId: String(row.id), ...event })))
  await client.query('BEGIN')
  await copyInto(
    client,
    'Case',
    columns,
    lives.map(({ row }) => columns.map((column) => row[column] as Cell)),
  )
  await copyInto(
    client,
    'Entry',
    ['caseId', 'seq', 'hash', 'bytes', 'event', 'actor', 'at', 'token', 'version'],
    events.map(({ caseId, link: { entry, version }, name, actor, at, token }) => [
      ...[caseId, entry.seq, entry.hash, entry.bytes, name, actor, at, token, version],
    ]),
  )
  await copyInto(
    client,
    'Payload',
    ['caseId', 'seq', 'sealed'],
    events.map(({ caseId, link }) => [caseId, link.entry.seq, link.payload]),
  )
  await client.query('COMMIT')
}
