import { createHmac } from 'node:crypto'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { Identifier } from '~machines/identifiers/identifier'
import { normalOf } from '~machines/identifiers/normal'
import type { Vault } from '~/platform/vault.server'
import type { Left } from './rows'

export interface Printed {
  /** its id within the case, `i3` */
  readonly identifier: string
  /** keyed hash: the same identifier is found however it is written, and none can be guessed */
  readonly print: Uint8Array<ArrayBuffer>
}

/** Days for which it is remembered that an identifier was asked about. */
export const rememberedDays = 90

export function identifierPrints(vault: Vault, identifiers: readonly Identifier[]): Printed[] {
  const key = vault.derive('identifier-print')
  return identifiers.map((each) => ({
    identifier: each.id,
    print: Uint8Array.from(createHmac('sha256', key).update(normalOf(each)).digest()),
  }))
}

/** What a request that was served asks about now, and of whom; null before it is served. */
export function printsOf(vault: Vault, { standing, dossier }: Left) {
  const { served } = dossier as RequestDossier
  if (!served) return null
  const { agency: agencyId } = standing.context as RequestContext
  const parties = { agencyId, providerId: served.provider.id, servedAt: new Date(served.servedAt) }
  return { ...parties, asked: identifierPrints(vault, served.content.identifiers) }
}
