import type { FieldClass } from '../kit/sight'
import type { Side } from '../kit/words'
import { emptyRequest } from '../request/case'
import { withoutUnseen, type Losses } from '../request/field-classes'
import { hide } from '../identifiers/mask'
import { maskedRequest, maskFor } from '../request/masked'
import type { Sight } from '../request/sight'
import { visibleRequest } from '../request/visible'
import type { PreservationContext, PreservationDossier } from './case'

type Dossier = PreservationDossier

export const emptyDossier: Dossier = {
  ...emptyRequest,
  terms: { instrument: '', until: '', afterwards: '' },
  validation: null,
  itemTexts: {},
  confirmation: null,
  extensions: [],
  paths: [],
  release: null,
  conversion: null,
}

/** Where the case stands, as a side may know it: what became of items is the agency's to know once it was confirmed. */
export function visibleContext(context: PreservationContext, side: Side): PreservationContext {
  if (side !== 'agency' || context.confirmedBy !== null) return context
  return { ...context, items: context.items.map((item) => ({ ...item, kept: null, ground: null })) }
}

/** What of the case a side may read. */
export function visibleDossier(dossier: Dossier, side: Side): Dossier {
  const visible = visibleRequest(dossier, side)
  if (side === 'provider' && dossier.served === null) return { ...visible, terms: emptyDossier.terms }
  return side === 'agency' && dossier.confirmation === null ? { ...visible, itemTexts: {} } : visible
}

/** What a preservation loses beside what every request does, class by class. */
const losses: Losses<Dossier> = {
  basis: () => ({ terms: emptyDossier.terms, extensions: [], validation: null }),
  facts: () => ({ release: null, conversion: null }),
  production: () => ({ itemTexts: {}, confirmation: null, paths: [] }),
}

/** The dossier with nothing of the classes that are not among those seen. */
export function withinSight(dossier: Dossier, sees: readonly FieldClass[]): Dossier {
  return sees.length === 0 ? emptyDossier : withoutUnseen(dossier, sees, losses)
}

/** With everything masked that the sight doesn't cover: path data and what is said of items tell of whoever is sought. */
export function maskedDossier(dossier: Dossier, sight: Sight): Dossier {
  if (sight.all) return dossier
  const mask = maskFor(dossier, sight)
  const { confirmation, release, conversion, validation } = dossier
  return {
    ...maskedRequest(dossier, sight, mask),
    itemTexts: Object.fromEntries(Object.entries(dossier.itemTexts).map(([item, text]) => [item, hide(text)])),
    confirmation: confirmation && mask.written(confirmation),
    extensions: dossier.extensions.map(mask.written),
    paths: dossier.paths.map((path) => ({ ...path, text: hide(path.text) })),
    release: release && mask.written(release),
    validation: validation && mask.written(validation),
    conversion: conversion && mask.written(conversion),
  }
}
