import type { z } from 'zod'
import { problem, type Problem } from './refusal'

/**
 * The named problems of a failed parse. A schema names its own rules by giving the rule's name as message
 * (`z.string().min(1, 'required')`); what it leaves unnamed is `malformed`. What a refinement has as `params` are the
 * values of the sentence.
 */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const field = issue.path.join('.')
    const rule = /^[a-z]+(-[a-z0-9]+)*$/.test(issue.message) ? issue.message : 'malformed'
    return problem(rule, field, issue.code === 'custom' ? (issue.params as Problem['params']) : undefined)
  })
}
