import type { Facts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'
import { procedureById } from '~machines/index'
import { packById } from '~machines/policy/index'
import type { ProgrammeContext, ProgrammeDossier } from '~machines/programme'
import type { Platform } from '~/platform/platform.server'
import type { ProgrammeInput } from '~/records/programme-input'
import { replay } from './as-of.server'
import { deedDone } from './deeds'
import type { RecordWanted } from './record-input.server'

/** Everything the record of a programme needs: the version that the entry published, as its events left it. */
export function programmeInput(platform: Platform, wanted: Omit<RecordWanted, 'form'>): Promise<ProgrammeInput> {
  const { db, vault, words, env } = platform
  return db.reading('portal', async (tx) => {
    const { caseId } = wanted
    const lived = await replay(tx, vault, caseId, wanted.entry)
    const last = lived.at(-1)!
    const { entry, hash, payload, decision } = last
    const facts = payload.facts as Facts
    const organisation = facts.organisation!
    const language: Language = wanted.language ?? organisation.language
    const pack = packById(entry.pack)!
    const { reviewClock } = decision.standing.context as ProgrammeContext
    return {
      ...{ language, t: words.t(language), caseId, organisation, pack: entry.pack },
      portal: { name: 'Liaison', url: env.publicUrl },
      entry: { seq: entry.seq, hash, event: entry.event, actor: entry.actor, role: entry.role },
      confirmed: facts.confirmation
        ? { ...deedDone(procedureById(entry.procedure)!, last, lived), ...facts.confirmation }
        : null,
      version: (decision.dossier as ProgrammeDossier).versions.at(-1)!,
      review: { ...reviewClock!, source: pack.clocks.programmeReview.source },
    }
  })
}
