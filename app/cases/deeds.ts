import { definitionOf } from '~machines/kit/decide'
import type { Procedure } from '~machines/kit/procedure'
import { canonicalBytes, sha256Hex, type EntryBody, type PayloadBody } from '~/ledger/entry'
import type { Deed } from '~/people/deed'
import type { Command } from './types'

/** The deed a command asks for; null when nobody has to confirm it, or when its data can't be read. */
export function deedAsked(procedure: Procedure, command: Command): Deed | null {
  const { actor, caseId, event, version } = command
  const definition = definitionOf(procedure, event.name)
  if (!definition?.signed || actor.kind !== 'person') return null
  const read = definition.data.safeParse(event.data)
  if (!read.success) return null
  const seen = definition.kind === 'note' ? null : version
  return { person: actor.personId, case: caseId, seen, event: event.name, data: hashOf(read.data) }
}

/** The deed that a recorded event stands for. */
export function deedDone(procedure: Procedure, entry: EntryBody, payload: PayloadBody): Deed {
  const isNote = definitionOf(procedure, entry.event)!.kind === 'note'
  const seen = isNote ? null : entry.version - 1
  return { person: entry.actor, case: entry.case, seen, event: entry.event, data: hashOf(payload.data) }
}

function hashOf(data: unknown): string {
  return sha256Hex(canonicalBytes(data))
}
