import { programme as procedure, versionAt, type ProgrammeContext, type ProgrammeDossier } from '~machines/programme'
import { versionsOf } from '~machines/index'
import type { Clock } from '~machines/kit/clock'
import type { ProgrammeFacts } from '~machines/kit/facts'
import { offers } from '~machines/kit/offers'
import type { Standing } from '~machines/kit/procedure'
import type { Language, Role } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import type { Source } from '~machines/policy/source'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { openStream } from '~/platform/sealed-stream.server'
import type { RecordDocument } from '~/records/document'
import { programmeDocument } from '~/records/forms/programme'
import type { Case } from '../../prisma/generated/client'
import { keyOf, openDossier, standingOf } from './content.server'
import { programmeInput } from './programme-input.server'
import { approversOf, programmeOf } from './programme-facts.server'
import type { Transaction } from './transaction.server'

/** An organisation's programme, as whoever writes or approves it sees it. */
export interface ProgrammeView {
  readonly id: string
  readonly procedure: string
  readonly version: number
  readonly state: string
  readonly context: ProgrammeContext
  readonly dossier: ProgrammeDossier
  readonly roles: readonly Role[]
  /** events this person may perform now */
  readonly offers: readonly string[]
  /** names of everyone the context names, by id */
  readonly names: Readonly<Record<string, string>>
  readonly pack: PolicyPack
  readonly now: string
}

/** What everybody who takes part may know of an organisation's programme. */
export interface PublishedProgramme {
  readonly state: string
  /** the version in force, and one that is approved and not in force yet */
  readonly inForce: number | null
  readonly toCome: { readonly version: number; readonly from: string } | null
  /** every version that was published, the newest first */
  readonly versions: readonly { readonly version: number; readonly from: string; readonly publishedAt: string }[]
  readonly reviewedAt: string | null
  /** how long it counts as reviewed, with the source of the rule; null once it was withdrawn */
  readonly review: (Clock & { readonly source: Source }) | null
  /** of the version that is shown, in the reader's language */
  readonly document: RecordDocument | null
  readonly shown: number | null
  /** languages in which the sealed record of that version is there */
  readonly sealed: readonly Language[]
}

/** Compliance programmes: the own one of an organisation, and what the directory shows of it. */
export function openProgrammes(platform: Platform) {
  return {
    /** The programme of an organisation, for whoever may stand on it; null when there is none for this person. */
    own: (personId: string, organisation: string) => readOwn(platform, personId, organisation),
    /** Where the programme of an organisation stands; null when it has never begun one. */
    standing: (organisation: string): Promise<ProgrammeFacts | null> => programmeOf(platform.db.portal, organisation),
    /** Where the programme stands that the directory shows; null when nothing was ever published. */
    shown: async (organisation: string): Promise<string | null> =>
      (await shownRow(platform, organisation))?.state ?? null,
    published: (organisation: string, wanted: { readonly version?: number; readonly language: Language }) =>
      readPublished(platform, organisation, wanted),
    /** The sealed record of a published version, byte for byte; null when it is not there (yet). */
    pdf: (organisation: string, version: number, language: Language) =>
      readPdf(platform, { organisation, version, language }),
  }
}

async function readOwn(platform: Platform, personId: string, organisation: string): Promise<ProgrammeView | null> {
  const { db, vault, clock } = platform
  if (!isId(organisation)) return null
  const read = await db.reading({ id: personId }, (tx) => ownInside(tx, personId, organisation))
  if (!read) return null
  const { row, actor, approvers, names } = read
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as ProgrammeDossier
  const standing = standingOf(row) as Standing<ProgrammeContext>
  const [now, pack, by] = [clock.now(), packById(row.pack)!, actor.onCase]
  const facts = { now, approvers, ...(actor.person ? { actor: actor.person } : {}) }
  return {
    ...{ id: row.id, procedure: row.procedure, version: row.version, state: row.state },
    ...{ context: standing.context, dossier, roles: by.roles, names, pack, now },
    offers: offers({ procedure, standing, dossier, by, facts, pack }),
  }
}

async function ownInside(tx: Transaction, personId: string, organisation: string) {
  const found = await programmeOf(tx, organisation)
  const row = found && (await tx.case.findUnique({ where: { id: found.id } }))
  const actor = row && (await readActor(tx, { kind: 'person', personId }, row))
  if (!row || !actor) return null
  const { pending, publishedBy } = row.context as unknown as ProgrammeContext
  const named = [...(pending?.drafters ?? []), pending?.submittedBy, publishedBy].filter(isId)
  const people = await tx.person.findMany({ where: { id: { in: named } }, select: { id: true, name: true } })
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]))
  return { row, actor, names, approvers: await approversOf(tx, organisation) }
}

/** The row of the programme that the directory shows: the one that goes on before those that were withdrawn. */
function shownRow({ db }: Pick<Platform, 'db'>, organisation: string): Promise<Case | null> {
  return db.portal.case.findFirst({
    where: {
      ...{ agencyId: organisation, procedure: { in: versionsOf('programme') } },
      context: { path: ['versions'], gt: 0 },
    },
    orderBy: [{ closed: 'asc' }, { openedAt: 'desc' }],
  })
}

/** The same with its published versions; what is being written stays behind. */
async function publishedRow(platform: Platform, organisation: string) {
  const { vault } = platform
  const row = isId(organisation) ? await shownRow(platform, organisation) : null
  if (!row) return null
  const { versions } = openDossier(vault, vault.unwrap(keyOf(row)), row) as ProgrammeDossier
  return { row, versions }
}

async function readPublished(
  platform: Platform,
  organisation: string,
  { version, language }: { readonly version?: number; readonly language: Language },
): Promise<PublishedProgramme | null> {
  const found = await publishedRow(platform, organisation)
  if (!found) return null
  const { row, versions } = found
  const now = platform.clock.now()
  const context = row.context as unknown as ProgrammeContext
  const inForce = row.closed ? null : versionAt({ versions }, now)
  const last = versions.at(-1)!
  const shown = versions.find((each) => each.version === (version ?? (inForce ?? last).version)) ?? null
  const records = shown ? await recordsOf(platform, row, shown.version) : []
  const { source } = packById(row.pack)!.clocks.programmeReview
  return {
    ...{ state: row.state, inForce: inForce?.version ?? null, reviewedAt: context.reviewedAt },
    toCome: last.from > now && !row.closed ? { version: last.version, from: last.from } : null,
    versions: versions
      .map(({ version: each, from, publishedAt }) => ({ version: each, from, publishedAt }))
      .toReversed(),
    review: context.reviewClock && { ...context.reviewClock, source },
    shown: shown?.version ?? null,
    document: shown && (await documentOf(platform, row, shown.version, language)),
    sealed: records.map((record) => record.language as Language),
  }
}

async function documentOf(platform: Platform, row: Case, version: number, language: Language) {
  const entry = await publication(platform, row, version)
  return programmeDocument(await programmeInput(platform, { caseId: row.id, entry, language }))
}

/** The entry that published a version: they are numbered as they were published. */
async function publication({ db }: Platform, { id: caseId }: Case, version: number): Promise<number> {
  const where = { caseId, event: 'programme.publish' }
  return (await db.portal.entry.findFirstOrThrow({ where, orderBy: { seq: 'asc' }, skip: version - 1 })).seq
}

async function recordsOf(platform: Platform, row: Case, version: number) {
  const entry = await publication(platform, row, version)
  return platform.db.portal.record.findMany({ where: { caseId: row.id, entry }, orderBy: { language: 'asc' } })
}

interface PdfWanted {
  readonly organisation: string
  readonly version: number
  readonly language: Language
}

async function readPdf(platform: Platform, { organisation, version, language }: PdfWanted): Promise<Buffer | null> {
  const { vault, files } = platform
  const found = await publishedRow(platform, organisation)
  if (!found?.versions.some((each) => each.version === version)) return null
  const records = await recordsOf(platform, found.row, version)
  const record = records.find((each) => each.language === language)
  if (!record) return null
  const chunks: Buffer[] = []
  for await (const chunk of openStream(vault.unwrap(keyOf(found.row)), files.get(record.sealed))) chunks.push(chunk)
  return Buffer.concat(chunks)
}
