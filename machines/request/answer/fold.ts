import type { Question } from '../../kit/procedure'
import { newRound } from '../fold'
import type { AnsweringContext, AnsweringDossier } from './case'
import type { AnsweringData, AnsweringEventName } from './events'

type Asked<Name extends AnsweringEventName> = Question<AnsweringContext, AnsweringDossier, AnsweringData[Name]>
type Folds = { readonly [Name in AnsweringEventName]?: (asked: Asked<Name>) => Partial<AnsweringDossier> }

/** What a case says while it is answered item by item. */
export const answeringFolds = {
  'item.decide': ({ data, dossier }) => ({
    itemTexts: noted(dossier, data.items, { decision: data.text, result: '' }),
  }),
  'item.collect': ({ data, dossier }) => ({ itemTexts: noted(dossier, data.items, { result: data.text }) }),
  'file.attach': ({ data: { file, items, name, mediaType, size, sha256 }, dossier, by, facts }) => ({
    files: [
      ...dossier.files,
      { id: file, items, name, mediaType, size, sha256, addedBy: by.id, addedAt: facts.now, deliveredAt: null },
    ],
  }),
  'file.remove': ({ data, dossier }) => ({ files: dossier.files.filter(({ id }) => id !== data.file) }),
  'collection.complete': ({ data, by }) => ({ statement: { ...data, by: by.id } }),
  'quality.return': ({ data, dossier, facts }) => ({
    qualityReturns: [...dossier.qualityReturns, { at: facts.now, text: data.text }],
  }),
  'answer.deliver': ({ dossier, facts }) => ({
    delivered: true,
    files: dossier.files.map((file) => (file.deliveredAt === null ? { ...file, deliveredAt: facts.now } : file)),
  }),
} satisfies Folds

/** A new round: what was delivered stays delivered, everything else is done again. */
export function answeredAnew({ files }: AnsweringDossier): Partial<AnsweringDossier> {
  return {
    ...newRound,
    ...{ itemTexts: {}, statement: null, delivered: false },
    files: files.filter(({ deliveredAt }) => deliveredAt !== null),
  }
}

function noted(dossier: AnsweringDossier, items: readonly string[], texts: { decision?: string; result?: string }) {
  const added = items.map((item) => [item, { ...dossier.itemTexts[item], ...texts }] as const)
  return { ...dossier.itemTexts, ...Object.fromEntries(added) }
}
