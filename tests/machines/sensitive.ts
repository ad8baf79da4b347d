import { expect } from 'vitest'
import type { ActorOnCase } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import type { Side } from '~machines/kit/words'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { Sensitive } from '~machines/request/sensitive'

/** Somebody in a protected profession is concerned, and why it is necessary all the same. */
export const concerned: Sensitive = {
  ...{ concerned: 'yes', professions: ['journalist'], necessity: 'SECRET-REASON' },
}

/** With two who approved, it takes a third to say that a request is the agency's own. */
export const third: ActorOnCase = { id: 'thirdSupervisor', side: 'agency', roles: ['supervisor'] }

interface Held {
  readonly standing: Standing<RequestContext> | null
  readonly dossier: RequestDossier
}

type Explored<Each extends Held> = Iterable<Each>

/** Two people approved whatever of these was sent in the agency's name, and neither of them asked for it. */
export function expectTwoApprovers<Each extends Held>(
  cases: Explored<Each>,
  visible: (dossier: Each['dossier'], side: Side) => RequestDossier,
): void {
  let sent = 0
  for (const { standing, dossier } of cases) {
    const { professions, requester, approver, authoriser } = standing!.context
    if (dossier.approved) expect(approver).not.toBe(requester)
    expect(JSON.stringify(visible(dossier, 'provider'))).not.toContain('SECRET-REASON')
    if (authoriser === null || professions.length === 0 || !dossier.served) continue
    if (dossier.served.content.handling.sensitive.concerned !== 'yes') continue
    sent++
    expect(dossier.served.approver?.id).toBeDefined()
    expect(new Set([dossier.served.approver!.id, dossier.served.authoriser!.id]).size).toBe(2)
    if (requester && standing!.state !== 'draft') expect([approver, authoriser]).not.toContain(requester)
  }
  expect(sent).toBeGreaterThan(2)
}
