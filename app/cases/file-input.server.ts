import type { FileDossier } from '~machines/file/index'
import type { Facts } from '~machines/kit/facts'
import { procedureById } from '~machines/index'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import type { FileInput } from '~/records/file-input'
import { replay } from './as-of.server'
import { deedDone } from './deeds'
import type { RecordWanted } from './record-input.server'

/** Everything the record of a file's end needs: the file as its last entry left it, and the deed that ended it. */
export function fileInput(platform: Platform, viewer: Viewer, wanted: RecordWanted): Promise<FileInput> {
  const { db, vault, words, env } = platform
  return db.reading(viewer, async (tx) => {
    const { caseId } = wanted
    const lived = await replay(tx, vault, caseId, wanted.entry)
    const last = lived.at(-1)!
    const { content, ending } = last.decision.dossier as FileDossier
    const ordered = lived.findLast(({ entry }) => entry.event === 'file.close' || entry.event === 'file.withdraw')!
    const { confirmation } = ordered.payload.facts as Facts
    const { entry, hash } = last
    const language = wanted.language ?? ending!.agency.language
    return {
      ...{ language, t: words.t(language), caseId, at: entry.at, pack: entry.pack, content, ending: ending! },
      portal: { name: 'Liaison', url: env.publicUrl },
      entry: { seq: entry.seq, hash, event: entry.event, actor: entry.actor, role: entry.role },
      confirmed: confirmation
        ? { ...deedDone(procedureById(entry.procedure)!, ordered, lived), ...confirmation }
        : null,
    }
  })
}
