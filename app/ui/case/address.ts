/** Where the pages of a case begin, by its procedure; a request's when that is not known. */
export function caseAddress(procedure: string | null, id: string): string {
  const room = isReport(procedure) ? 'reports' : procedure?.startsWith('file@') ? 'files' : 'requests'
  return `/${room}/${id}`
}

/** Whether a provider reports, and no agency asks. */
export function isReport(procedure: string | null): boolean {
  return procedure?.startsWith('provider-report@') ?? false
}
