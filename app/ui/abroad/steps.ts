import type { OfferedStep } from '~/ui/case/steps-todo'
import { checkMethods, consultationGrounds, refusalGrounds } from '~machines/international/case'

/** The steps of a request abroad in the order in which they matter; the first one offered is the one to take. */
const steps: readonly OfferedStep[] = [
  { event: 'assistance.authorise', by: 'page', tone: 'go' },
  { event: 'assistance.return', by: 'page', tone: 'calm' },
  { event: 'point.forward', by: 'page', tone: 'go' },
  { event: 'point.sendBack', by: 'page', tone: 'calm' },
  { event: 'point.check', by: 'page', tone: 'action' },
  { event: 'point.acknowledge', by: 'press', tone: 'calm' },
  { event: 'point.accept', by: 'page', tone: 'go' },
  { event: 'point.ask', by: 'page', tone: 'calm' },
  { event: 'point.consult', by: 'page', tone: 'calm' },
  { event: 'point.refuse', by: 'page', tone: 'calm' },
  { event: 'assistance.insist', by: 'page', tone: 'action' },
  { event: 'mutualAssistance.send', by: 'page', tone: 'action' },
  { event: 'mutualAssistance.receive', by: 'page', tone: 'action' },
  { event: 'mutualAssistance.decide', by: 'page', tone: 'go' },
  { event: 'execution.report', by: 'page', tone: 'go' },
  { event: 'execution.path', by: 'press', tone: 'calm' },
  { event: 'ending.confirm', by: 'press', tone: 'action' },
  { event: 'measure.release', by: 'page', tone: 'calm' },
  { event: 'assistance.withdraw', by: 'page', tone: 'link' },
]

export function stepsOffered({ offers }: { readonly offers: readonly string[] }): readonly OfferedStep[] {
  return steps.filter(({ event }) => offers.includes(event))
}

/** Whether the request waits for this very person: whoever may only end it is not waited for. */
export function isWaitingForReader(standing: { readonly offers: readonly string[] }): boolean {
  const drafts = standing.offers.includes('assistance.submit')
  return drafts || stepsOffered(standing).some(({ event }) => !ends.includes(event))
}

const ends: readonly string[] = ['assistance.withdraw', 'measure.release', 'execution.path']

/** A field of a step: how it is drawn, and how it is read. */
export interface StepField {
  readonly name: string
  readonly kind: 'lines' | 'line' | 'day' | 'choice' | 'confirm' | 'execution'
  readonly optional?: boolean
  readonly options?: readonly string[]
  /** key before the option's code */
  readonly words?: string
}

const text: StepField = { name: 'text', kind: 'lines' }
const more: StepField = { ...text, optional: true }
const checked: StepField = { name: 'checked', kind: 'confirm' }
const said: readonly StepField[] = [
  { name: 'authority', kind: 'line' },
  { name: 'reference', kind: 'line' },
  { name: 'on', kind: 'day' },
  more,
]

/** Every step that has a page or a button of its own, with its fields. */
export const stepFields: Readonly<Record<string, readonly StepField[]>> = {
  'assistance.submit': [],
  'assistance.authorise': [checked],
  'assistance.return': [text],
  'assistance.withdraw': [text],
  'assistance.insist': [text],
  'point.forward': [checked],
  'point.sendBack': [text],
  'point.acknowledge': [],
  'point.check': [
    { name: 'method', kind: 'choice', options: checkMethods, words: 'abroad.method' },
    { name: 'reached', kind: 'line' },
    more,
  ],
  'point.accept': [more],
  'point.ask': [text],
  'point.consult': [
    { name: 'ground', kind: 'choice', options: consultationGrounds, words: 'abroad.consultation' },
    text,
  ],
  'point.refuse': [
    { name: 'ground', kind: 'choice', options: refusalGrounds, words: 'abroad.refusal' },
    { name: 'considered', kind: 'confirm' },
    text,
  ],
  'execution.report': [{ name: 'request', kind: 'execution' }, more],
  'execution.path': [],
  'mutualAssistance.send': said,
  'mutualAssistance.receive': said,
  'mutualAssistance.decide': [
    {
      ...{ name: 'result', kind: 'choice', options: ['granted', 'refused', 'postponed'] },
      words: 'abroad.assistance',
    },
    ...said,
  ],
  'measure.release': [text],
  'ending.confirm': [],
}
