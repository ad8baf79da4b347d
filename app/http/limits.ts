import type { Allowance } from '~/platform/limiter.server'

export interface Limit extends Allowance {
  readonly per: 'person' | 'organisation' | 'network'
  readonly why: string
}

/**
 * How often somebody may ask. Wrong sign-ins slow the network they come from and never an account: nobody can lock
 * somebody else out by failing in their name.
 */
export const limits = {
  network: {
    ...{ per: 'network', points: 6_000, seconds: 60 },
    why: 'a large office behind one address works undisturbed at 100 pages a second; a flood does not reach the pages',
  },
  person: {
    ...{ per: 'person', points: 600, seconds: 60 },
    why: 'ten pages a second for a minute is more than anybody reads, and little for a script that copies cases',
  },
  organisation: {
    ...{ per: 'organisation', points: 3_000, seconds: 60 },
    why: 'one organisation, however many accounts it has, leaves the portal to the others',
  },
  signIn: {
    ...{ per: 'network', points: 60, seconds: 60 },
    why: 'refused sign-ins only; a shift that comes on duty never fails so often, and somebody who tries stolen keys does',
  },
  challenge: {
    ...{ per: 'network', points: 600, seconds: 60 },
    why: 'every challenge is a row; ten a second serve the largest office at the start of its day',
  },
  report: {
    ...{ per: 'network', points: 60, seconds: 60 },
    why: 'a page that breaks the policy says so a few times; more tells nothing new',
  },
} as const satisfies Readonly<Record<string, Limit>>
export type LimitName = keyof typeof limits
