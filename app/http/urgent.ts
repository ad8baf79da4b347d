import type { Role } from '~machines/kit/words'

export interface UrgentPage {
  readonly path: RegExp
  readonly roles: readonly Role[]
  readonly why: string
}

/**
 * What an emergency waits for. These pages are never put off by load, nor by what other people of the same organisation
 * or network do; a person's own limit holds for them all the same.
 */
export const urgentPages: readonly UrgentPage[] = [
  {
    path: /^\/requests$/,
    roles: ['intake', 'legalReviewer'],
    why: 'the queue in which a provider finds a request where life is in danger',
  },
  {
    path: /^\/requests\/[^/]+(\/content|\/step\/(request\.acknowledge|review\.take|source\.[a-zA-Z]+))?$/,
    roles: ['intake', 'legalReviewer'],
    why: 'reading the request and checking its source',
  },
]

/** Whether somebody could be urgent there: known before it is known who asks. */
export function mayBeUrgent(path: string): boolean {
  return urgentPages.some((page) => page.path.test(path))
}

export function isUrgent(path: string, roles: readonly Role[]): boolean {
  return urgentPages.some((page) => page.path.test(path) && page.roles.some((role) => roles.includes(role)))
}
