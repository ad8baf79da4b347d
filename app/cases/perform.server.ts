import { decide, definitionOf } from '~machines/kit/decide'
import type { Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { problem, type Problem, type Refusal } from '~machines/kit/refusal'
import { procedureById } from '~machines/index'
import { packById, packFor } from '~machines/policy/index'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { actorOnCase } from '~/people/actors.server'
import { openConfirmations, type Given } from '~/people/confirmations.server'
import type { Deed } from '~/people/deed'
import { withoutWithheld } from '~/people/withheld'
import { gatherFacts } from './facts.server'
import { contentOf } from './content.server'
import { deedAsked, versionSeen } from './deeds'
import { lockCase, lockNewCase, recall, type CaseRow } from './lock.server'
import { oweJobs } from './debts.server'
import { project } from './projections.server'
import type { Transaction } from './transaction.server'
import type { Answer, Command, DoorRefusal, Perform, Refused } from './types'
import { prepare, type Happened } from './prepare.server'
import { write } from './write.server'

/**
 * The one door: an actor performs an event on a case. State, trail entry and owed jobs are committed together or not at
 * all; a refusal is a value, an exception a bug. The same token is answered the same way the second time.
 */
export function openDoor(platform: Platform): Perform {
  return async (command) => {
    if (!isId(command.caseId) || !isToken(command.token)) return refused('not-found')
    try {
      return await platform.db.working((tx) => performInside(platform, tx, command))
    } catch (error) {
      if (error instanceof Stopped) return error.answer
      throw error
    }
  }
}

async function performInside(platform: Platform, tx: Transaction, command: Command): Promise<Answer> {
  const opening = command.version === 0 && command.procedure !== undefined
  const row = opening ? await lockNewCase(tx, command.caseId) : await lockCase(tx, command.caseId)
  const { now, earlier, person } = await recall(tx, command)
  if (earlier) {
    return earlier.actor === actorId(command)
      ? { ok: true, version: earlier.version, entry: earlier.seq }
      : stop('not-found')
  }
  const at = later(platform.clock.reading(now), row?.changedAt)
  const { procedure, pack } = procedureOf(command, row, person?.organisation.country ?? null)
  const whole = actorOnCase(command.actor, person, row ?? { opens: procedure.id })
  if (!whole) return stop('not-found')
  const { actor, missing } = withoutWithheld(command.actor, whole, definitionOf(procedure, command.event.name))
  if (missing) return stop('not-permitted', [problem('passkey-not-fit')])
  refuseStale(procedure, command, row)

  const content = contentOf(platform.vault, procedure, row)
  const { vault } = platform
  const gathered: Facts = await gatherFacts({ tx, vault, procedure, command, content, actor, now: at })
  const deed = deedAsked(procedure, command, await textSeen(tx, procedure, command))
  const facts =
    deed && command.given ? await confirmed(platform, tx, { gathered, deed, given: command.given }) : gathered
  const decision = decide({ procedure, pack, facts, by: actor.onCase, event: command.event, ...content.asked })
  if (!decision.accepted) return stop(...nameOf(decision), deed)
  return commit(tx, { vault, command, row, procedure, packId: pack.id, content, by: actor.onCase, facts, decision })
}

/** What stands for the text the person saw: the entry that made it. Notes may have followed. */
async function textSeen(tx: Transaction, procedure: Procedure, command: Command): Promise<string | null> {
  const { caseId } = command
  const version = versionSeen(procedure, command)
  if (!version) return null
  const entry = await tx.entry.findFirst({
    where: { caseId, version },
    orderBy: { seq: 'asc' },
    select: { hash: true },
  })
  return entry && Buffer.from(entry.hash).toString('hex')
}

interface Confirming {
  readonly gathered: Facts
  readonly deed: Deed
  readonly given: Given
}

/** The facts with the person's passkey among them. */
async function confirmed(platform: Platform, tx: Transaction, { gathered, deed, given }: Confirming): Promise<Facts> {
  const confirmation = await openConfirmations(platform).check(tx, deed, given)
  return confirmation ? { ...gathered, confirmation } : stop('unconfirmed', [problem('confirmation-refused')], deed)
}

async function commit(tx: Transaction, happened: Happened): Promise<Answer> {
  const { vault, command, procedure, facts, decision } = happened
  const prepared = prepare(happened)
  await write(tx, happened, prepared)
  await project({ tx, vault, caseId: command.caseId, procedure, event: command.event.name, facts, decision })
  await oweJobs(tx, { caseId: command.caseId, entry: prepared.entry.seq, effects: decision.effects })
  return { ok: true, version: prepared.version, entry: prepared.entry.seq }
}

function procedureOf(command: Command, row: CaseRow | null, country: string | null) {
  const procedure = procedureById(row?.procedure ?? command.procedure ?? '')
  if (!procedure) return stop(row || !command.procedure ? 'not-found' : 'invalid', [problem('unknown-procedure')])
  const pack = packById(row?.pack ?? packFor(country))
  if (!pack) throw new Error(`case ${command.caseId} was opened under a policy pack that is not here: ${row?.pack}`)
  return { procedure, pack }
}

/** Steps need the version the person saw; notes move nothing, and the portal's own workers see the newest. */
function refuseStale(procedure: Procedure, command: Command, row: CaseRow | null): void {
  if (!row || definitionOf(procedure, command.event.name)?.kind === 'note') return
  const exempt = command.version === null && command.actor.kind !== 'person'
  if (!exempt && command.version !== row.version) stop('moved-on', [problem('moved-on')])
}

/** An event the procedure doesn't know is as absent as a case one may not see. */
function nameOf({ because, problems }: Refusal): [DoorRefusal, readonly Problem[]] {
  return because === 'unknown-event' ? ['not-found', problems] : [because, problems]
}

class Stopped extends Error {
  constructor(readonly answer: Refused) {
    super(answer.because)
  }
}

function stop(because: DoorRefusal, problems: readonly Problem[] = [], deed: Deed | null = null): never {
  throw new Stopped(refused(because, problems, deed))
}

function refused(because: DoorRefusal, problems: readonly Problem[] = [], deed: Deed | null = null): Refused {
  return { ok: false, because, problems, ...(deed && because === 'unconfirmed' ? { deed } : {}) }
}

function actorId({ actor }: Command): string {
  return actor.kind === 'person' ? actor.personId : actor.kind
}

/** Time in a case never runs backwards, whatever the clocks of its machines do. */
function later(now: string, changedAt: Date | undefined): string {
  const before = changedAt?.toISOString() ?? ''
  return now > before ? now : before
}

function isToken(value: string): boolean {
  return /^[\w:.-]{8,200}$/.test(value)
}
