import type { SecurityNotice } from './source-check'

// Orders and transitions that the machines of all requests write alike.

export const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
export const tell = (side: 'agency' | 'provider', notice: string) =>
  ({ type: 'notify', params: { notice, side } }) as const
/** Whoever works on it, their administrators and the contact points in the register: nobody may be asleep over it. */
export const alarm = (side: 'agency' | 'provider', notice: string) =>
  ({ type: 'notify', params: { notice, side, level: '3' } }) as const
/** The agency's security contact hears of it over another channel, and can say that it was not the agency. */
export const warn = (notice: SecurityNotice) => ({ type: 'warn', params: { notice } }) as const
export const stop = (rule: string) => ({ type: 'cancelDeadline', params: { rule } }) as const
export const ended = <const Outcome extends string>(outcome: Outcome) =>
  ({ type: 'noteOutcome', params: { outcome } }) as const

const toBoth = <const Notice extends string>(notice: Notice) =>
  [tell('agency', notice), tell('provider', notice)] as const

/** Where a protected profession is concerned, the first of two people approves it, and the second sends it. */
export const approve = {
  guard: 'isSensitive',
  target: 'secondApproval',
  actions: ['noteApproval', tell('agency', 'approved')],
} as const
export const returned = { target: 'draft', actions: [seal('return'), tell('agency', 'returned')] } as const

/** What its own agency gives up before anybody else has heard of it. */
export const withdrawUnserved = { target: 'closed', actions: [ended('withdrawn')] } as const

/** Somebody else answers for the request; what is submitted and not yet authorised, they submit again as their own. */
export const reassignUnserved = { target: 'draft', actions: ['noteSuccessor', tell('agency', 'reassigned')] } as const
export const reassignServed = { actions: ['noteSuccessor', ...toBoth('reassigned')] } as const

/** A request that its agency disowns stays where it is while the agency has it, or where what is done is done. */
export const disown = { actions: ['noteDisowned', tell('agency', 'disowned')] } as const
export const disownServed = { actions: ['noteDisowned', ...toBoth('disowned')] } as const
/** While the provider examines it, it goes back to the check of its source; `follows` set its clocks. */
export const disownExamined = <const Follows extends readonly unknown[]>(...follows: Follows) =>
  ({ target: 'sourceCheck', actions: ['noteDisowned', ...follows, ...toBoth('disowned')] }) as const
export const reclaim = { actions: 'noteReclaimed' } as const
export const reclaimServed = <const Follows extends readonly string[]>(...follows: Follows) =>
  ({ actions: ['noteReclaimed', ...follows, tell('provider', 'reclaimed')] }) as const

/** The answer should have been there by now. */
export const passAnswer = { actions: ['notePassing', ...toBoth('overdue')] } as const
