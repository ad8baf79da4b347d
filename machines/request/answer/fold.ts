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
  'material.refer': ({ data: { material, ...said }, dossier, by, facts }) => ({
    materials: [...dossier.materials, { id: material, ...said, addedBy: by.id, addedAt: facts.now, deliveredAt: null }],
  }),
  'material.retract': ({ data, dossier }) => ({
    materials: dossier.materials.filter(({ id }) => id !== data.material),
  }),
  'collection.complete': ({ data, by }) => ({ statement: { ...data, by: by.id } }),
  'quality.return': ({ data, dossier, facts }) => ({
    qualityReturns: [...dossier.qualityReturns, { at: facts.now, text: data.text }],
  }),
  'answer.deliver': ({ dossier, facts }) => ({
    delivered: true,
    files: dossier.files.map((file) => delivered(file, facts.now)),
    materials: dossier.materials.map((material) => delivered(material, facts.now)),
  }),
} satisfies Folds

/** A new round: what was delivered stays delivered, everything else is done again. */
export function answeredAnew({ files, materials }: AnsweringDossier): Partial<AnsweringDossier> {
  return {
    ...newRound,
    ...{ itemTexts: {}, statement: null, delivered: false },
    files: files.filter(({ deliveredAt }) => deliveredAt !== null),
    materials: materials.filter(({ deliveredAt }) => deliveredAt !== null),
  }
}

/** What was prepared goes out with the answer; what went out before stays as it is. */
function delivered<Evidence extends { readonly deliveredAt: string | null }>(each: Evidence, at: string): Evidence {
  return each.deliveredAt === null ? { ...each, deliveredAt: at } : each
}

function noted(dossier: AnsweringDossier, items: readonly string[], texts: { decision?: string; result?: string }) {
  const added = items.map((item) => [item, { ...dossier.itemTexts[item], ...texts }] as const)
  return { ...dossier.itemTexts, ...Object.fromEntries(added) }
}
