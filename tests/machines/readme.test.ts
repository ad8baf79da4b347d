import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { procedures } from '~machines/index'
import { withDrawing } from '~machines/kit/drawing'

const root = new URL('../../', import.meta.url).pathname

test.each(procedures.map((procedure) => [procedure.id, procedure] as const))(
  'the README of %s shows the machine as it is; `npm run picture` draws it anew',
  async (id, procedure) => {
    const path = join(root, 'machines', id.split('@')[0]!, 'README.md')
    const readme = readFileSync(path, 'utf8')
    const options = { ...(await resolveConfig(path)), parser: 'markdown' }
    const drawn = await format(withDrawing(readme, procedure), options)
    expect(readme, `${path} is behind the machine: run \`npm run picture\` and read what changed`).toBe(drawn)
  },
)

test('a README without a place for the drawing is refused', () => {
  expect(() => withDrawing('# A procedure\n', procedures[0]!)).toThrow('disclosure@1')
})
