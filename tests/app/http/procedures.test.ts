import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies } from '../../../prisma/practice-city'
import { guidelines } from '~machines/guidelines'
import { procedures, proceduresInForce } from '~machines/index'
import { languages } from '~machines/kit/words'
import { packsInForce } from '~machines/policy/index'
import { openPortal, type Guest, type Reply } from '../../kit/portal'
import { openPractice, personId, type Practice } from '../../kit/practice'

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let nobody: Guest

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  nobody = await portal.guest(null)
}, 300_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

const nameOf = (id: string) => id.split('@')[0]!
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;')

/** The cells of a row that begins with this text, as they are read. */
function rowOf({ body }: Reply, id: string): string {
  const row = new RegExp(`<tr id="${id.replace('.', '\\.')}">.*?</tr>`, 's').exec(body)
  expect(row, id).not.toBeNull()
  return row![0]
}

describe.each(languages)('in %s', (language) => {
  const t = (key: string, params = {}) => escaped(practice.platform.words.t(language)(key, params))

  test('the list leads to every procedure', async () => {
    const { status, body } = await (await portal.guest(null, language)).get('/procedures')
    expect(status).toBe(200)
    for (const { id } of proceduresInForce) {
      expect(body).toContain(`href="/procedures/${nameOf(id)}"`)
      expect(body).toContain(t(`procedure.${nameOf(id)}.text`))
    }
  })

  test.each(procedures.map((procedure) => [procedure.id, procedure] as const))(
    '%s says all of it',
    async (id, each) => {
      const reply = await (await portal.guest(null, language)).get(`/procedures/${id}`)
      expect(reply.status).toBe(200)
      const said = [
        ...[`procedure.${nameOf(id)}`, `procedure.${nameOf(id)}.text`, `procedure.${nameOf(id)}.course`],
        ...Object.entries(each.machine.states).flatMap(([state, { description }]) => [`state.${state}`, description!]),
        ...Object.keys(each.clocks).flatMap((name) => [
          `deadline.${name}`,
          ...packsInForce.map(({ jurisdiction }) => `country.${jurisdiction}`),
        ]),
      ]
      expect(said.filter((key) => !reply.body.includes(t(key)))).toEqual([])
      for (const { name, by, signed, sees, slugs } of Object.values(each.events)) {
        const row = rowOf(reply, name)
        const words = [
          ...[t(`event.${name}`), t(`procedure.signed.${signed ? 'yes' : 'no'}`)],
          ...by.map((role) => t(`role.${role}`)),
          ...sees.map((side) => t(`side.${side}`)),
          ...slugs.map((slug) => t(`guideline.${slug}`)),
        ]
        expect(
          words.filter((text) => !row.includes(text)),
          name,
        ).toEqual([])
        for (const slug of slugs) expect(rowOf(reply, slug)).toContain(`${guidelines[slug].number}`)
      }
    },
  )
})

test('records, deadlines and their sources stand with their step and country', async () => {
  const reply = await nobody.get('/procedures/disclosure')
  expect(rowOf(reply, 'request.authorise')).toContain('Request, Authorisation of a request')
  expect(rowOf(reply, 'draft.save')).not.toContain('Authorisation of a request')
  const text = reply.body.replace(/<!-- -->/g, '')
  const answer = /Veldania<\/td>.*?<\/tr>/s.exec(text)![0]
  for (const word of ['at most 10 days', 'calendar days', 'receipt by the provider', 'clarification, amendment'])
    expect(answer).toContain(word)
  expect(answer).toContain('then it is overdue')
  expect(answer).toContain('section 4(2)')
})

test('the page is the same for who is signed in, and a version has an address of its own', async () => {
  const member = await portal.guest(personId('officer'))
  for (const { id } of proceduresInForce) {
    const replies = [
      await nobody.get(`/procedures/${nameOf(id)}`),
      await nobody.get(`/procedures/${id}`),
      await member.get(`/procedures/${id}`),
    ]
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    const mains = replies.map(({ body }) => /<main.*<\/main>/s.exec(body)![0])
    expect(new Set(mains).size).toBe(1)
    expect(mains[0]).not.toContain(agencies[0]!.id)
  }
})

test('what is no procedure is not there', async () => {
  for (const path of ['nothing', 'disclosure@99', 'disclosure@', 'constructor', '@1'])
    expect((await nobody.get(`/procedures/${path}`)).status, path).toBe(404)
})

test('every page leads to the procedures', async () => {
  for (const path of ['/sign-in', '/verify']) expect((await nobody.get(path)).body).toContain('href="/procedures"')
})
