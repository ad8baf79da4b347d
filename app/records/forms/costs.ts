import { moneyIn } from '~machines/kit/money'
import { packById } from '~machines/policy/index'
import { nameOf } from '~machines/policy/source'
import { agreedCosts, type CostEstimate } from '~machines/request/costs/case'
import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { RecordInput } from '../input'
import { dayIn } from '../words'
import { keyFacts, paragraphs, section, type Row } from './parts'

type Costing = 'cost.estimate' | 'cost.agree' | 'cost.decline' | 'cost.invoice'

/** What was said of costs: by the provider an estimate or an invoice, by the agency its word on an estimate. */
export function costNoteForm(input: RecordInput): Block[] {
  const { t, entry } = input
  const step = entry.event as Costing
  const { rows, text } = said[step](input)
  return [
    keyFacts(input, ...rows, [t('costs.paidBy'), payerWords(input)]),
    ...section(t('record.text'), text),
    ...paragraphs(`${t(`record.costNote.${step.split('.')[1]}`)}\n${t('costs.nothing-waits')}`),
  ]
}

interface Said {
  readonly rows: readonly Row[]
  readonly text: string
}

const said: Readonly<Record<Costing, (input: RecordInput) => Said>> = {
  'cost.estimate': (input) => {
    const made = input.dossier.costs.estimates.at(-1)!
    return { rows: estimateRows(input, made), text: made.text }
  },
  'cost.agree': answerTo,
  'cost.decline': answerTo,
  'cost.invoice': (input) => {
    const { t, language, dossier, data } = input
    const { number, day, amount, currency, minutes, text } = data as RequestData['cost.invoice']
    const agreed = agreedCosts(dossier.costs)
    const rows: Row[] = [
      [t('costs.invoice.number'), number],
      [t('costs.invoice.day'), dayIn(language, day)],
      [t('costs.amount'), moneyIn(language, { amount, currency })],
      [t('costs.agreed'), agreed ? moneyIn(language, agreed) : ''],
      [t('costs.work'), String(minutes)],
    ]
    return { rows, text }
  },
}

function answerTo(input: RecordInput): Said {
  const { estimate, text } = input.data as RequestData['cost.agree' | 'cost.decline']
  return { rows: estimateRows(input, input.dossier.costs.estimates[estimate - 1]!), text }
}

function estimateRows({ t, language }: RecordInput, { number, minutes, ...money }: CostEstimate): Row[] {
  return [
    [t('costs.estimated'), `${t('costs.estimate', { number })}: ${moneyIn(language, money)}`],
    [t('costs.work'), String(minutes)],
  ]
}

function payerWords({ t, pack }: RecordInput): string {
  const { paidBy, source } = packById(pack)!.costs
  const { instrument, place } = source
  return t(`costs.paidBy.${paidBy}`, { source: t(`instrument.${nameOf(instrument)}.place`, { place }) })
}
