const mostListed = 10

/** Of many identifiers, the first. */
export function listed(identifiers: readonly string[]): string {
  const first = identifiers.slice(0, mostListed).join(', ')
  return identifiers.length > mostListed ? `${first}, …` : first
}
