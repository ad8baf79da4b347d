import type { ExecutionFacts, Facts } from '../kit/facts'
import type { Question } from '../kit/procedure'
import type { KeptCode, PathDisclosure } from '../preservation/case'
import type { Asked, AssistanceState, InternationalContext, InternationalDossier, Said } from './case'
import { emptyContent } from './case'
import type { InternationalData, InternationalEventName } from './events'

type Happened<Name extends InternationalEventName> = Question<
  InternationalContext,
  InternationalDossier,
  InternationalData[Name]
>
type Folds = { readonly [Name in InternationalEventName]?: (asked: Happened<Name>) => Partial<InternationalDossier> }

/** What the case says after an event. */
export function foldInternational(
  asked: Question<InternationalContext, InternationalDossier, never>,
): InternationalDossier {
  const fold = folds[asked.event as InternationalEventName] as
    ((asked: unknown) => Partial<InternationalDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const folds: Folds = {
  'assistance.open': ({ data, facts }) => ({
    draft: { ...emptyContent, route: { ...emptyContent.route, foreignPoint: data.foreignPoint } },
    requester: facts.actor ?? null,
  }),
  'assistance.save': ({ data, dossier }) => ({ draft: { ...dossier.draft, [data.part]: data.values } }),
  'assistance.submit': ({ dossier, facts }) => ({ requester: facts.actor ?? dossier.requester }),
  'assistance.return': (asked) => question(asked, 'returned'),
  'assistance.authorise': ({ facts }) => ({ authoriser: facts.actor ?? null }),
  'assistance.withdraw': ({ data, facts }) => ({ ending: said(facts, data.text) }),
  'point.sendBack': (asked) => question(asked, 'sentBack'),
  'point.forward': ({ context, dossier, facts }) => ({
    forwarded: {
      ...{ number: context!.number!, at: facts.now, content: dossier.draft, custodian: facts.custodian ?? null },
      ...{ requester: dossier.requester!, authoriser: dossier.authoriser!, forwardedBy: facts.actor! },
      ...{ agency: facts.agency!, ownPoint: facts.ownPoint!, foreignPoint: facts.foreignPoint! },
    },
    sourceCheck: null,
  }),
  'point.check': ({ data, facts }) => ({
    sourceCheck: { ...said(facts, data.text), method: data.method, reached: data.reached },
  }),
  'point.ask': (asked) => question(asked, 'missing'),
  'point.consult': (asked) => question(asked, 'consultation', asked.data.ground),
  'assistance.insist': ({ data, dossier, facts }) => ({ asked: answered(dossier.asked, said(facts, data.text)) }),
  'point.refuse': ({ data, facts }) => ({ refusal: { ...said(facts, data.text), ground: data.ground } }),
  'execution.report': ({ data, facts }) => {
    const execution = executionNamed(facts, data.request)!
    const { number, provider, until, closed, outcome } = execution
    const kept = execution.kept as Readonly<Record<string, KeptCode>>
    const ended = closed ? (outcome ?? 'closed') : null
    return { execution: { ...said(facts, data.text), number: number!, provider, kept, until, outcome: ended } }
  },
  'execution.path': ({ context, facts }) => ({
    paths: (executionNamed(facts, context!.execution!)?.paths ?? []) as readonly PathDisclosure[],
  }),
  'mutualAssistance.send': (asked) => assistance(asked, 'sent'),
  'mutualAssistance.receive': (asked) => assistance(asked, 'received'),
  'mutualAssistance.decide': (asked) => assistance(asked, asked.data.result),
  'measure.release': ({ data, facts }) => ({ ending: said(facts, data.text) }),
  'deadline.remind': ({ data, dossier, facts }) => ({
    reminders: [...dossier.reminders, { ...data, at: facts.now }],
  }),
}

/** The order at home of that id, among those that carry the request out. */
export function executionNamed({ executions }: Facts, id: string): ExecutionFacts | null {
  return executions?.find((each) => each.id === id) ?? null
}

function said({ now, actor }: Facts, text: string): Said {
  return { at: now, by: actor!, text }
}

type Spoken = Question<InternationalContext, InternationalDossier, { readonly text: string }>

function question({ data, dossier, facts }: Spoken, kind: Asked['kind'], ground = ''): Partial<InternationalDossier> {
  return { asked: [...dossier.asked, { ...said(facts, data.text), kind, ground, answer: null }] }
}

/** What was asked last, with what is said to it. */
function answered(asked: readonly Asked[], answer: Said): readonly Asked[] {
  return asked.map((each, index) => (index === asked.length - 1 ? { ...each, answer } : each))
}

function assistance(
  {
    data,
    dossier,
    facts,
  }: Question<InternationalContext, InternationalDossier, InternationalData['mutualAssistance.send']>,
  state: AssistanceState,
): Partial<InternationalDossier> {
  const { authority, reference, on, text } = data
  return { assistance: [...dossier.assistance, { ...said(facts, text), state, authority, reference, on }] }
}
