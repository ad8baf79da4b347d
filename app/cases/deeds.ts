import { definitionOf } from '~machines/kit/decide'
import type { Procedure } from '~machines/kit/procedure'
import { canonicalBytes, sha256Hex, type EntryBody, type PayloadBody } from '~/ledger/entry'
import type { Deed } from '~/people/deed'
import type { Command } from './types'

/** The version a deed is over; null for a note, which moves nothing, and for what nobody has to confirm. */
export function versionSeen(procedure: Procedure, { actor, event, version }: Command): number | null {
  const definition = definitionOf(procedure, event.name)
  return definition?.signed && definition.kind === 'step' && actor.kind === 'person' ? version : null
}

/**
 * The deed a command asks for; null when nobody has to confirm it, or when its data can't be read. `text` is the hash of
 * the entry that made the version the person saw.
 */
export function deedAsked(procedure: Procedure, command: Command, text: string | null): Deed | null {
  const { actor, caseId, event } = command
  const definition = definitionOf(procedure, event.name)
  if (!definition?.signed || actor.kind !== 'person') return null
  const read = definition.data.safeParse(event.data)
  if (!read.success) return null
  const seen = versionSeen(procedure, command)
  return { person: actor.personId, case: caseId, seen, text, event: event.name, data: hashOf(read.data) }
}

/** An entry with the hash under which the next one names it. */
interface Chained {
  readonly entry: EntryBody
  readonly hash: string
}

/** The deed that a recorded event stands for, read beside the entries before it. */
export function deedDone(
  procedure: Procedure,
  { entry, payload }: { readonly entry: EntryBody; readonly payload: PayloadBody },
  chain: readonly Chained[],
): Deed {
  const isNote = definitionOf(procedure, entry.event)!.kind === 'note'
  const seen = isNote ? null : entry.version - 1
  const text = (seen && chain.find((each) => each.entry.version === seen)?.hash) || null
  return { person: entry.actor, case: entry.case, seen, text, event: entry.event, data: hashOf(payload.data) }
}

function hashOf(data: unknown): string {
  return sha256Hex(canonicalBytes(data))
}
