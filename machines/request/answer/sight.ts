import type { Side } from '../../kit/words'
import type { Losses } from '../field-classes'
import { hide, maskedReference } from '../../identifiers/mask'
import { maskedName, type Mask } from '../masked'
import type { AnsweringContext, AnsweringDossier } from './case'

/** Nothing of what was not delivered, and decisions only once they were given. */
export function withoutUndelivered<Dossier extends AnsweringDossier>(dossier: Dossier): Dossier {
  const files = dossier.files.filter(({ deliveredAt }) => deliveredAt !== null)
  const materials = dossier.materials.filter(({ deliveredAt }) => deliveredAt !== null)
  if (dossier.delivered) return { ...dossier, files, materials, qualityReturns: [] }
  const itemTexts = dossier.answer === null ? {} : onlyDecisions(dossier.itemTexts)
  return { ...dossier, files, materials, itemTexts, statement: null, qualityReturns: [] }
}

/**
 * Where the case stands, as a side may know it: the agency does not see items being decided before the decision is given,
 * nor results before they are delivered.
 */
export function visibleAnswering<Context extends AnsweringContext>(context: Context, side: Side): Context {
  if (side !== 'agency') return context
  const decided = context.decidedBy !== null
  const delivered = context.checker !== null
  return {
    ...context,
    ...(delivered ? {} : { collectors: [] }),
    items: context.items.map((item) => ({
      ...item,
      ...(decided ? {} : { decision: null, ground: null }),
      ...(delivered ? {} : { result: null, nilGround: null, files: 0, references: 0 }),
    })),
  }
}

/** What an answer loses beside what every request does, class by class. */
export const answeringLosses = {
  facts: (dossier: AnsweringDossier) => ({
    itemTexts: itemTexts(dossier, ({ result }) => (result === undefined ? {} : { result })),
  }),
  production: (dossier: AnsweringDossier) => ({
    ...{ files: [], materials: [], statement: null, qualityReturns: [] },
    itemTexts: itemTexts(dossier, ({ decision }) => (decision === undefined ? {} : { decision })),
  }),
} satisfies Losses<AnsweringDossier>

/** Reasons on items, the statement's text, names of files and whatever leads to material are hidden. */
export function maskedAnswer(
  dossier: AnsweringDossier,
  mask: Mask,
): Pick<AnsweringDossier, 'itemTexts' | 'files' | 'materials' | 'statement' | 'qualityReturns'> {
  const { statement } = dossier
  return {
    itemTexts: Object.fromEntries(
      Object.entries(dossier.itemTexts).map(([item, texts]) => [
        item,
        Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, hide(text)])),
      ]),
    ),
    files: dossier.files.map(maskedName),
    materials: dossier.materials.map((material) => ({
      ...{ ...material, to: hide(material.to) },
      references: material.references.map(maskedReference),
    })),
    statement: statement && { ...statement, text: hide(statement.text) },
    qualityReturns: dossier.qualityReturns.map(mask.written),
  }
}

function onlyDecisions(texts: AnsweringDossier['itemTexts']): AnsweringDossier['itemTexts'] {
  return Object.fromEntries(
    Object.entries(texts).map(([item, { decision }]) => [item, decision === undefined ? {} : { decision }]),
  )
}

function itemTexts(
  { itemTexts }: AnsweringDossier,
  kept: (texts: AnsweringDossier['itemTexts'][string]) => AnsweringDossier['itemTexts'][string],
): AnsweringDossier['itemTexts'] {
  return Object.fromEntries(Object.entries(itemTexts).map(([item, texts]) => [item, kept(texts)]))
}
