/**
 * Whether a text can be an id at all. What is typed into an address may not be, and the database would take it for an
 * error instead of an absence; the clock and the worker are called by words.
 */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
