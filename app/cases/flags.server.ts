import { randomUUID } from 'node:crypto'
import type { CredentialFlag } from '~machines/membership'
import type { Platform } from '~/platform/platform.server'
import type { Perform } from './types'

/** A sign that a credential was misused goes into the person's trail, which has them told, and into the log. */
export async function noteFlag(
  { log }: Pick<Platform, 'log'>,
  perform: Perform,
  personId: string,
  flag: CredentialFlag,
): Promise<void> {
  log.security('credential.misused', { caseId: personId, why: flag })
  await perform({
    ...{ actor: { kind: 'worker' }, caseId: personId, version: null, token: randomUUID() },
    event: { name: 'credential.flag', data: { flag } },
  })
}
