import { Temporal } from 'temporal-polyfill'
import type { Question } from '../kit/procedure'
import type { Facts } from '../kit/facts'
import { emptyText, type ProgrammeContext, type ProgrammeDossier, type PublishedVersion, type Signatory } from './case'
import type { ProgrammeData, ProgrammeEventName } from './events'

type Asked<Name extends ProgrammeEventName> = Question<ProgrammeContext, ProgrammeDossier, ProgrammeData[Name]>
type Folds = { readonly [Name in ProgrammeEventName]?: (asked: Asked<Name>) => Partial<ProgrammeDossier> }

/** What the programme says after an event. */
export function foldProgramme(asked: Question<ProgrammeContext, ProgrammeDossier, never>): ProgrammeDossier {
  const fold = folds[asked.event as ProgrammeEventName] as ((asked: unknown) => Partial<ProgrammeDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const nothingPending = { pending: null, submitter: null, said: '' } as const

const folds: Folds = {
  'programme.open': () => ({ pending: emptyText }),
  'programme.save': ({ data }) => ({ pending: data, submitter: null }),
  'programme.submit': ({ facts }) => ({ submitter: signatory(facts), said: '' }),
  'programme.return': ({ data }) => ({ submitter: null, said: data.text }),
  'programme.publish': (asked) => ({
    versions: [...asked.dossier.versions, approved(asked)],
    ...nothingPending,
  }),
  'programme.discard': () => nothingPending,
  'programme.review': ({ data, dossier }) =>
    data.outcome === 'revise' ? { pending: { ...dossier.versions.at(-1)!.text, effectiveFrom: '' } } : {},
  'programme.withdraw': ({ data }) => ({ ...nothingPending, said: data.text }),
  'deadline.remind': ({ data, dossier, facts }) => ({
    reminders: [...dossier.reminders, { ...data, at: facts.now }],
  }),
}

/** In force from the day it names, and not before it was approved. */
function approved({ dossier, context, facts }: Asked<'programme.publish'>): PublishedVersion {
  const text = dossier.pending!
  const { version } = context!.pending!
  const day = Temporal.PlainDate.from(text.effectiveFrom).toZonedDateTime(facts.organisation!.zone).toInstant()
  const from = day.toString({ smallestUnit: 'millisecond' })
  return {
    ...{ version, text, submittedBy: dossier.submitter!, approvedBy: signatory(facts), publishedAt: facts.now },
    from: from > facts.now ? from : facts.now,
  }
}

function signatory({ actor }: Facts): Signatory {
  const { id, name, title } = actor!
  return { id, name, title }
}
