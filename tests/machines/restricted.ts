import { expect } from 'vitest'
import type { ActorOnCase } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/countries/veldania'
import type { AnsweringContext, AnsweringDossier } from '~machines/request/answer/case'
import { isRestrictedItem } from '~machines/request/answer/material'

/** The offence whose material lies nowhere in the portal. */
export const restrictedOffence = 'childAbuse'

interface Move {
  readonly by: ActorOnCase
  readonly name: string
  readonly data: unknown
}

const file = (number: number) => `00000000-0000-4000-8000-7000000000${String(number).padStart(2, '0')}`
const bytes = { size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) }

export const references = [{ hash: 'd'.repeat(64), reference: 'NWT-EV-12' }]
export const handover = { references, to: 'Digital evidence unit', how: 'courier' } as const

/** What anybody might try with what they found: a picture, a sheet, an archive, and hash and reference in their place. */
export function materialMoves(
  by: ActorOnCase,
  items: readonly string[],
  { materials, files }: AnsweringDossier,
): Move[] {
  const tried = [
    ['image/png', 'seen.png'],
    ['application/zip', 'seen.zip'],
    ['text/csv', 'log.csv'],
  ] as const
  const attached = files.filter(({ deliveredAt }) => deliveredAt === null)
  const referred = materials.filter(({ deliveredAt }) => deliveredAt === null)
  return [
    ...items
      .filter((item) => !attached.some((each) => each.items.includes(item)))
      .flatMap((item) =>
        tried.map(([mediaType, name]) => ({
          ...{ by, name: 'file.attach' },
          data: { file: file(files.length), items: [item], name, mediaType, ...bytes },
        })),
      ),
    ...items
      .filter((item) => !referred.some((each) => each.items.includes(item)))
      .map((item) => ({
        ...{ by, name: 'material.refer' },
        data: { material: file(50 + materials.length), items: [item], ...handover },
      })),
    ...referred.slice(0, 1).map(({ id }) => ({ by, name: 'material.retract', data: { material: id } })),
  ]
}

interface Held {
  readonly standing: Standing<AnsweringContext> | null
  readonly dossier: AnsweringDossier
}

/** No content of a restricted item lies in a file, and nothing that could show it; data that identify somebody do. */
export function expectNoMaterial(cases: Iterable<Held>): void {
  const seen = { csv: 0, referred: 0, delivered: 0 }
  for (const { standing, dossier } of cases) {
    // what was delivered before anything was found stays where it is, and is given out no more
    const asked = dossier.draft.matter.offence === restrictedOffence
    for (const { items, mediaType, deliveredAt } of dossier.files.filter(
      (each) => asked || each.deliveredAt === null,
    )) {
      const restricted = items.filter((item) => isRestrictedItem(item, { dossier, pack: practicePack }))
      expect(restricted.filter((item) => item.endsWith('.content'))).toEqual([])
      if (restricted.length > 0) expect(mediaType).toBe('text/csv')
      if (restricted.length > 0 && deliveredAt === null) seen.csv++
    }
    for (const { id, files, references: named } of standing!.context.items) {
      if (id.endsWith('.content') && named > 0) expect(files).toBe(0)
      if (named > 0) seen.referred++
    }
    if (dossier.materials.some(({ deliveredAt }) => deliveredAt !== null)) seen.delivered++
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(2)
}
