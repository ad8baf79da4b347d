/** Where the pages of a case begin, by its procedure; a request's when that is not known. */
export function caseAddress(procedure: string | null, id: string): string {
  const rooms = { 'provider-report': 'reports', international: 'abroad', file: 'files' } as const
  const name = procedure?.split('@')[0] ?? ''
  return `/${Object.hasOwn(rooms, name) ? rooms[name as keyof typeof rooms] : 'requests'}/${id}`
}

/** Whether a provider reports, and no agency asks. */
export function isReport(procedure: string | null): boolean {
  return procedure?.startsWith('provider-report@') ?? false
}
