import type { Liaison } from '~/cases/liaison.server'
import type { Tasks } from '~/platform/queue.server'
import type { Job } from './job'
import { forgetPrints } from './forget-prints.server'
import { lookOver } from './look-over.server'
import { watchReveal } from './watch-reveal.server'
import { issueSeal } from './issue-seal.server'
import { joinFile } from './join-file.server'
import { settleChild } from './settle-child.server'
import { remind } from './remind.server'
import { passDeadline } from './pass-deadline.server'
import { sealRecord } from './seal-record.server'
import { sendAnnouncement } from './send-announcement.server'
import { sendMail } from './send-mail.server'
import { warnSecurity } from './warn-security.server'
import { tellOrganisation } from './tell-organisation.server'
import { tellPerson } from './tell-person.server'

/** Every kind of job this version carries out, by the name under which it is owed; others stay owed. */
const jobs: Readonly<Record<string, Job>> = {
  'issue-seal': issueSeal,
  'seal-record': sealRecord,
  'send-mail': sendMail,
  'send-announcement': sendAnnouncement,
  'tell-person': tellPerson,
  'tell-organisation': tellOrganisation,
  'warn-security': warnSecurity,
  'pass-deadline': passDeadline,
  remind,
  'join-file': joinFile,
  'settle-child': settleChild,
  'watch-reveal': watchReveal,
  'look-over': lookOver,
  'forget-prints': forgetPrints,
}

/** What nobody owes and is done by the clock, in UTC (crontab). */
const timetable = ['17 2 * * * look-over ?max=8', '41 2 * * * forget-prints'].join('\n')

/** Carries out what is owed until it is stopped. Several workers may run beside each other. */
export async function startWorker(liaison: Liaison): Promise<{ stop(): Promise<void> }> {
  return liaison.platform.queue.run(tasksOf(liaison), timetable)
}

/** Carries out what is due until nothing is. Throws JobFailed at a job that fails. */
export async function workOff(liaison: Liaison): Promise<void> {
  return liaison.platform.queue.workOff(tasksOf(liaison))
}

function tasksOf(liaison: Liaison): Tasks {
  const tasks = Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(liaison, payload)] as const)
  return Object.fromEntries(tasks)
}
