/** Where the pages of a case begin, by its procedure; a request's when that is not known. */
export function caseAddress(procedure: string | null, id: string): string {
  return `/${isReport(procedure) ? 'reports' : isAbroad(procedure) ? 'abroad' : 'requests'}/${id}`
}

/** Whether a provider reports, and no agency asks. */
export function isReport(procedure: string | null): boolean {
  return procedure?.startsWith('provider-report@') ?? false
}

/** Whether authorities of one country ask those of another. */
export function isAbroad(procedure: string | null): boolean {
  return procedure?.startsWith('international@') ?? false
}
