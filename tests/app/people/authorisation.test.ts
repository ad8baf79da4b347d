import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { format, resolveConfig } from 'prettier'
import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { visibleTrail } from '~/cases/reading.server'
import type { TrailLine } from '~/cases/types'
import { onlyDeclared } from '~/http/declared-pages'
import { addresses, addressOf, classesSeen, couldOpen, isPublic, mayOpen, rolesFrom } from '~/people/authorised'
import { personOnCase, type RolePerson } from '~/people/on-case'
import { relations, relationsTo, type CaseParties, type Relation } from '~/people/relations'
import { silentLog } from '~/platform/log.server'
import { printedTable, tableOf, tableVersion } from '~/routes/lib/printed-table'
import { withinSight } from '~machines/disclosure/sight'
import { visibleDossier } from '~machines/disclosure/visible'
import { disclosure } from '~machines/disclosure/index'
import { procedures } from '~machines/index'
import { offers } from '~machines/kit/offers'
import { fieldClasses } from '~machines/kit/sight'
import { personRoles, rolesBySide, sides, type Role, type Side } from '~machines/kit/words'
import { practicePack } from '~machines/policy/countries/veldania'
import { opensOnPaper, paper, paperPath, performsOnPaper, rolesOnPaper } from '../../kit/authorisation'
import { saturated } from '../../kit/saturated'
import { choices, walk } from '../../machines/walk'
import { personOf } from '../../machines/world'

if (process.env.REWRITE_GOLDEN) {
  const options = { ...(await resolveConfig(paperPath)), parser: 'json' }
  writeFileSync(paperPath, await format(JSON.stringify({ version: tableVersion, ...printedTable }), options))
}
const table = paper()
const everyRole = [
  ...new Set([...Object.values(personRoles), ...Object.values(rolesBySide)].flat()),
  'member',
] as Role[]

test('the table is as it was agreed', () => {
  const because =
    'Who may do what has changed. If that is meant, rewrite the paper: REWRITE_GOLDEN=1 npx vitest run tests/app/people/authorisation.test.ts'
  expect({ version: tableVersion, ...printedTable }, because).toEqual(table)
})

describe('the table and the house', () => {
  const files = readdirSync('app/routes').filter((name) => name.endsWith('.tsx'))
  const sources = [...files, ...readdirSync('app/routes/lib').map((name) => `lib/${name}`)]

  test('every route stands in the table, and nothing else does', () => {
    const routed = new Set(files.map((name) => addressOf(name.replace(/\.tsx$/, ''))))
    expect([...routed].sort()).toEqual([...addresses].sort())
  })

  test('every page that is not open to anyone is asked for by its address', () => {
    const code = sources.map((name) => readFileSync(`app/routes/${name}`, 'utf8')).join('\n')
    const unasked = addresses.filter((address) => !isPublic(address) && !code.includes(`'${address}'`))
    expect(unasked).toEqual([])
  })

  test('every event has somebody who may perform it, and all of its roles stand somewhere', () => {
    for (const { id, events } of procedures) {
      for (const { name, by } of Object.values(events)) {
        expect(Object.keys(table.events[id]![name]!.by).sort(), name).toEqual([...by].sort())
      }
    }
  })

  test('every role and every field class has its place', () => {
    expect(everyRole.filter((role) => !Object.values(table.standings).some((cells) => role in cells))).toEqual([])
    const seen = new Set(Object.values(table.fields).flatMap((cells) => Object.values(cells).flat()))
    expect([...seen].sort()).toEqual([...fieldClasses].sort())
  })
})

describe('cell by cell', () => {
  const relationsOf = (one: Relation): readonly Relation[] => (one === 'requester' ? ['requester', 'ownAgency'] : [one])

  test.each(addresses)('%s', (address) => {
    for (const side of sides) {
      for (const role of everyRole) {
        for (const relation of relations) {
          const [by, standing] = [{ roles: [role], side }, relationsOf(relation)]
          const cell = `${role} · ${relation} · ${side}`
          if (!isPublic(address))
            expect(mayOpen(address, by, standing), cell).toBe(opensOnPaper(table, address, by, standing))
          if (!isPublic(address)) expect(couldOpen(address, by), cell).toBe(rolesOnPaper(table, address, by))
        }
      }
    }
  })

  test('roles on a case', () => {
    for (const [procedure, cells] of Object.entries(table.standings)) {
      for (const role of everyRole) {
        for (const relation of relations) {
          const wanted = cells[role]?.includes(relation) ?? false
          expect(rolesFrom(`${procedure}@1`, [role], [relation]).includes(role), `${role} ${relation}`).toBe(wanted)
        }
      }
    }
  })

  test('a procedure, and a role, that are not in the table allow nothing', () => {
    expect(rolesFrom('unheard@1', everyRole, [...relations])).toEqual([])
    expect(rolesFrom('toString@1', everyRole, [...relations])).toEqual([])
    expect(rolesFrom('disclosure@1', ['constructor' as Role], [...relations])).toEqual([])
    expect(classesSeen(['constructor' as Role], ['requester', 'ownAgency', 'portal', 'oversight'])).toEqual([])
  })

  test('what others read of the table is what it says of their own roles', () => {
    const own = tableOf(['collector', 'member'])
    const named = JSON.stringify(own).match(/"(officer|supervisor|intake|auditor|operator|administrator)":/g)
    expect(named).toBeNull()
    expect(Object.keys(own.events['disclosure@1']!)).toContain('item.collect')
    expect(Object.keys(own.events['disclosure@1']!)).not.toContain('request.authorise')
  })
})

const [me, mine, other] = ['me', 'mine', 'other']
const parties: CaseParties = {
  ...{ procedure: 'disclosure@1', agencyId: other, providerId: other, requesterId: other, viaId: null, servedAt: null },
}
const sideOf = { requester: 'agency', ownAgency: 'agency', addressedProvider: 'provider' } as const

/** Somebody who stands in exactly this relation to a request, and the request. */
function standing(role: Role, relation: Relation): { person: RolePerson; parties: CaseParties } {
  const side: Side =
    relation in sideOf
      ? sideOf[relation as keyof typeof sideOf]
      : relation === 'oversight' || relation === 'portal'
        ? relation
        : 'agency'
  const person: RolePerson = { id: me, side, organisationId: mine, state: 'active', roles: [role] }
  const of: Partial<Record<Relation, Partial<CaseParties>>> = {
    requester: { agencyId: mine, requesterId: me },
    ownAgency: { agencyId: mine },
    addressedProvider: { providerId: mine, servedAt: new Date(0) },
  }
  return { person, parties: { ...parties, ...of[relation] } }
}
const onRequests = ['requester', 'ownAgency', 'addressedProvider', 'oversight', 'portal', 'none'] as const

describe('relations', () => {
  test.each(onRequests)('%s', (relation) => {
    const { person, parties } = standing('officer', relation)
    const wanted = relation === 'requester' ? ['requester', 'ownAgency'] : [relation]
    expect(relationsTo(person, { kind: 'case', ...parties })).toEqual(wanted)
  })

  test.each([
    ['before service', { providerId: mine, servedAt: null }, 'provider', 'active'],
    ['of another agency', { requesterId: me }, 'agency', 'active'],
    ['suspended', { agencyId: mine, requesterId: me }, 'agency', 'suspended'],
    ['invited to the organisation only', { agencyId: mine, requesterId: me }, 'agency', 'invited'],
  ] as const)('none %s', (_name, changed, side, state) => {
    const person = { id: me, side, organisationId: mine, state }
    expect(relationsTo(person, { kind: 'case', ...parties, ...changed })).toEqual(['none'])
  })

  test.each([
    ['its provider, from the draft on', { providerId: mine }, 'provider', ['ownProvider']],
    ['the agency addressed, once it is sent', { agencyId: mine, servedAt: new Date(0) }, 'agency', ['addressedAgency']],
    ['the agency addressed, before', { agencyId: mine }, 'agency', ['none']],
    ['anybody else of an agency', { servedAt: new Date(0) }, 'agency', ['none']],
    ['its author elsewhere', { requesterId: me }, 'provider', ['none']],
    ['oversight', {}, 'oversight', ['oversight']],
  ] as const)('to a report: %s', (_name, changed, side, wanted) => {
    const person = { id: me, side, organisationId: mine, state: 'active' }
    const report = { kind: 'case', ...parties, procedure: 'provider-report@1', ...changed } as const
    expect(relationsTo(person, report)).toEqual(wanted)
  })

  test('to people and organisations', () => {
    const person = { id: me, side: 'agency', organisationId: mine, state: 'active' } as const
    const operator = { ...person, id: 'operator', side: 'portal', organisationId: 'portal' } as const
    expect(relationsTo(person, { kind: 'person', id: me, organisation: mine })).toEqual(['self', 'ownOrganisation'])
    expect(relationsTo(person, { kind: 'person', id: other, organisation: mine })).toEqual(['ownOrganisation'])
    expect(relationsTo(person, { kind: 'person', id: other, organisation: other })).toEqual(['none'])
    expect(relationsTo(operator, { kind: 'person', id: other, organisation: other })).toEqual(['portal'])
    expect(relationsTo(operator, { kind: 'organisation', id: mine })).toEqual(['portal'])
    expect(relationsTo(person, { kind: 'organisation', id: other })).toEqual(['none'])
    const invited = { ...person, state: 'invited' }
    const membership = { ...parties, procedure: 'membership@1', agencyId: mine, requesterId: me }
    expect(relationsTo(invited, { kind: 'case', ...membership })).toEqual(['invitee'])
    expect(relationsTo(invited, { kind: 'case', ...membership, requesterId: other })).toEqual(['none'])
  })
})

test('whatever has happened, nothing is offered that the table denies', () => {
  const pairs = everyRole.flatMap((role) => onRequests.map((relation) => [role, relation] as const))
  const offered = new Set<string>()
  fc.assert(
    fc.property(choices, (picked) => {
      for (const { after } of walk(picked)) {
        for (const [role, relation] of pairs) {
          const { person, parties } = standing(role, relation)
          const by = personOnCase(person, parties)?.onCase
          if (!by) continue
          const { context } = after.standing!
          const named = { ...by, id: relation === 'requester' ? context.requester! : by.id }
          const asked = {
            procedure: disclosure,
            dossier: after.dossier,
            facts: { now: '2026-11-11T09:00:00.000Z', actor: personOf(named) },
          }
          const found = offers({ ...asked, standing: after.standing!, by: named, pack: practicePack })
          const reader = { roles: person.roles }
          const given = relation === 'requester' ? ['requester', 'ownAgency'] : [relation]
          for (const event of found) {
            expect(performsOnPaper(table, 'disclosure@1', event, reader, given), `${role} ${relation} ${event}`).toBe(
              true,
            )
            offered.add(event)
          }
        }
      }
    }),
    { numRuns: 40 },
  )
  expect(offered.size).toBeGreaterThan(20)
})

describe('field classes', () => {
  const ofDossier = ['identity', 'facts', 'basis', 'production', 'conversation', 'ownNotes', 'internalNotes', 'people']
  const classesIn = (seen: unknown) =>
    [...new Set([...JSON.stringify(seen).matchAll(/⟦(\w+)⟧/g)].map(([, name]) => name))].sort()
  const cells = Object.entries(table.fields).flatMap(([role, byRelation]) =>
    Object.entries(byRelation)
      .filter(([relation]) => table.standings.disclosure![role]?.includes(relation))
      .map(([relation, classes]) => [role as Role, relation as Relation, classes] as const),
  )

  test.each(cells)('a %s as %s sees what the table says, and nothing else', (role, relation, classes) => {
    const { person } = standing(role, relation)
    const visible = visibleDossier(saturated, person.side)
    expect(classesIn(withinSight(visible, classesSeen([role], [relation])))).toEqual(
      ofDossier.filter((each) => classes.includes(each)).sort(),
    )
    expect(withinSight(visible, classesSeen([role], [relation])), 'the side’s own view, no less').toEqual(visible)
  })

  test.each(ofDossier)('whoever may not see %s sees all the rest', (left) => {
    const sees = fieldClasses.filter((each) => each !== left)
    const rest = ofDossier.filter((each) => each !== left).sort()
    expect(classesIn(withinSight(saturated, sees))).toEqual(rest)
  })

  test('who sees no class sees nothing', () => {
    expect(classesIn(withinSight(saturated, []))).toEqual([])
    expect(classesSeen(['officer'], ['none', 'oversight', 'addressedProvider', 'portal'])).toEqual(['directory'])
  })

  test.each(cells)('the trail of a %s as %s is what the events declare for their side', (role, relation) => {
    const { side } = standing(role, relation).person
    const names = ['request.authorise', 'answer.deliver', ...Object.keys(disclosure.events)]
    const lines = [...new Set(names)].map((event, index): TrailLine => ({
      ...{ seq: index + 1, at: '', event, actor: me, role, from: null, to: '', facts: { entry: 1 }, hash: '' },
    }))
    const declared = Object.entries(table.events['disclosure@1']!).filter(([, { sees }]) => sees.includes(side))
    const seen = visibleTrail(disclosure as never, side, lines).map(({ event }) => event)
    expect(seen.sort()).toEqual(declared.map(([name]) => name).sort())
  })
})

describe('a page that stands in no line, or does not ask, is absent', () => {
  const serve = async (id: string, loader: (args: { context: { asked: Set<string> } }) => unknown) => {
    const build = { routes: { [id]: { id, module: { loader, default: () => null } } } } as unknown as ServerBuild
    const served = onlyDeclared(build, silentLog).routes[id]!.module.loader!
    return Promise.resolve(served({ context: {}, params: {}, request: new Request('http://x/') } as never)).catch(
      (thrown: Response) => thrown.status,
    )
  }
  test.each([
    ['not in the table', 'routes/unheard', () => 'secret', 404],
    ['not asked', 'routes/requests._index', () => 'secret', 404],
    [
      'asked for another page',
      'routes/audit',
      ({ context }: never) => (context as { asked: Set<string> }).asked.add('/requests'),
      404,
    ],
    ['open to anyone', 'routes/verify', () => 'open', 'open'],
  ])('%s', async (_name, id, loader, answer) => {
    expect(await serve(id, loader as never)).toBe(answer)
  })
  test('asked', async () => {
    expect(
      await serve('routes/requests._index', ({ context }) => {
        context.asked.add('/requests')
        return 'list'
      }),
    ).toBe('list')
  })
  test('no loader of its own', async () => {
    const build = { routes: { 'routes/account': { module: { default: () => null } } } } as unknown as ServerBuild
    const served = onlyDeclared(build, silentLog).routes['routes/account']!.module.loader!
    await expect(served({ context: {} } as never)).rejects.toMatchObject({ status: 404 })
  })
})
