import { z } from 'zod'

/** Text typed by a person: NFC, trimmed, every kind of line break made LF. */
function clean(value: string): string {
  return value
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .trim()
}

const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/**
 * Nothing in it that a database, a PDF or a reader's eye can't take: no NUL or other control characters, no lone
 * surrogates, no bidirectional overrides (they can make a name read as another).
 */
export function isLegible(value: string): boolean {
  return !forbidden.test(value)
}

function text(longest: number) {
  return z
    .string('required')
    .transform(clean)
    .refine(isLegible, 'forbidden-characters')
    .refine((value) => [...value].length <= longest, { error: 'text-too-long', params: { longest } })
}

function oneLine(longest: number) {
  return text(longest).refine((value) => !/[\n\t]/.test(value), 'one-line')
}

/** One line of text that must be given. */
export const line = (longest: number) => oneLine(longest).refine((value) => value !== '', 'required')
/** One line of text that may be empty. */
export const optionalLine = (longest: number) => oneLine(longest)
/** Text of several lines that must be given. */
export const lines = (longest: number) => text(longest).refine((value) => value !== '', 'required')
/** Text of several lines that may be empty. */
export const optionalLines = (longest: number) => text(longest)
