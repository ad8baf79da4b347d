import type { Question } from '../kit/procedure'
import { breachFolds, deadlineFolds } from '../request/deadlines'
import { newRound, requestFolds, serve } from '../request/fold'
import { validationSaid, validationSilent } from '../request/validation/fold'
import type { PreservationContext, PreservationDossier } from './case'
import type { PreservationData, PreservationEventName } from './events'
import { preservationDeadlines } from './standing'
import { extendedClock } from './terms'

type Asked<Name extends PreservationEventName> = Question<
  PreservationContext,
  PreservationDossier,
  PreservationData[Name]
>
type Folds = { readonly [Name in PreservationEventName]?: (asked: Asked<Name>) => Partial<PreservationDossier> }

/** What the case says after an event. */
export function foldPreservation(
  asked: Question<PreservationContext, PreservationDossier, never>,
): PreservationDossier {
  const fold = folds[asked.event as PreservationEventName] as
    ((asked: unknown) => Partial<PreservationDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const deadlines = deadlineFolds(preservationDeadlines)

const folds: Folds = {
  ...requestFolds,
  ...deadlines,
  ...breachFolds,
  'draft.save': ({ data, dossier }) =>
    data.section === 'terms' ? { terms: data.values } : { draft: { ...dossier.draft, [data.section]: data.values } },
  'request.authorise': (asked) => serve('preservation', asked.facts.registration!, asked),
  'item.secure': ({ data, dossier }) => ({
    itemTexts: { ...dossier.itemTexts, ...Object.fromEntries(data.items.map((item) => [item, data.text])) },
  }),
  'request.disown': ({ dossier }) => (dossier.confirmation ? {} : { ...newRound, itemTexts: {} }),
  'preservation.confirm': ({ data, facts }) => ({ confirmation: { at: facts.now, ...data } }),
  'preservation.extend': ({ data, dossier, facts, context, pack }) => ({
    extensions: [
      ...dossier.extensions,
      { at: facts.now, ...data, until: extendedClock(context!.clock!, context!, pack, facts.now).due },
    ],
  }),
  'path.disclose': ({ data, dossier, facts }) => ({ paths: [...dossier.paths, { at: facts.now, ...data }] }),
  'preservation.convert': ({ data, facts }) => ({
    conversion: { at: facts.now, number: facts.linked!.number ?? '', text: data.text },
  }),
  'preservation.release': ({ data, facts }) => ({ release: { at: facts.now, text: data.text } }),
  'validation.record': validationSaid,
  'deadline.pass': (asked) => ({
    ...deadlines['deadline.pass'](asked),
    ...(asked.data.rule === 'validation' ? validationSilent(asked.facts.now) : {}),
  }),
}
