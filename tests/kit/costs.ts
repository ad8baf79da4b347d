import { randomUUID } from 'node:crypto'
import { sections, stories, until, type Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
import { personId, type Practice } from './practice'

/**
 * A request for which the agency pays. In the practice city providers do, so its agency stands in Belmaria while the
 * request is opened: under that country's pack it then stays.
 */
async function opened({ liaison, platform }: Practice, first: Step): Promise<string> {
  const caseId = randomUUID()
  const moved = (country: string) => platform.db.portal.$executeRaw`
    UPDATE "Organisation" SET country = ${country}
    WHERE id = (SELECT "organisationId" FROM "Person" WHERE id = ${personId('officer')}::uuid)`
  await moved('XB')
  await tell(liaison, caseId, [first])
  await moved('VD')
  return caseId
}

/** There a provider tells nobody, and secrecy may be without end. */
function secretly([who, event, data]: Step): Step {
  const handling = { ...sections.handling, confidentiality: 'secret', secrecy: { until: '', ground: 'Order 9/26' } }
  const saved = (data as { readonly section?: string } | undefined)?.section === 'handling'
  return saved ? [who, event, { section: 'handling', values: handling }] : [who, event, data]
}

export const estimate = {
  ...{ amount: 12_500, currency: 'EUR', minutes: 150 },
  text: 'Two hours and a half in the tape archive: Ζήτα Αρχείο.',
} as const
export const agreeing = { estimate: 1, amount: 12_500, currency: 'EUR', text: '' } as const
export const invoice = {
  ...{ number: 'NW-2026-17', day: '2026-11-20', amount: 13_000, currency: 'EUR', minutes: 155 },
  text: 'A second tape had to be read.',
} as const

/** A served request for which the agency pays. */
export async function paidCase(practice: Practice): Promise<string> {
  const [first, ...more] = until('legalReview').map(secretly)
  const caseId = await opened(practice, first!)
  await tell(practice.liaison, caseId, more)
  return caseId
}

/** Every cost note there is, on a request that was delivered. */
export async function invoicedCase(practice: Practice): Promise<string> {
  const [first, ...more] = stories.delivered!.map(secretly)
  const caseId = await opened(practice, first!)
  const served = more.findIndex(([, event]) => event === 'request.authorise') + 1
  await tell(practice.liaison, caseId, more.slice(0, served))
  await tell(practice.liaison, caseId, [
    ['reviewer', 'cost.estimate', { ...estimate, amount: 99_900 }],
    ['supervisor', 'cost.decline', { estimate: 1, text: 'One tape will do.' }],
    ['intake', 'cost.estimate', estimate],
    ['supervisor', 'cost.agree', { ...agreeing, estimate: 2, text: 'Account 14.' }],
  ])
  const answered = more.findIndex(([, event]) => event === 'answer.deliver') + 1
  await tell(practice.liaison, caseId, more.slice(served, answered))
  await tell(practice.liaison, caseId, [['intake', 'cost.invoice', invoice]])
  return caseId
}
