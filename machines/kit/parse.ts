import type { z } from 'zod'
import { problem, type Problem } from './refusal'

/**
 * The named problems of a failed parse. A schema names its own rules by giving the rule's name as message
 * (`z.string().min(1, 'required')`); what it leaves unnamed is `malformed`.
 */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const field = issue.path.join('.')
    return problem(/^[a-z]+(-[a-z0-9]+)*$/.test(issue.message) ? issue.message : 'malformed', field)
  })
}
