import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { procedures } from '~machines/index'
import { withDrawing } from '~machines/kit/drawing'

const root = join(import.meta.dirname, '..')

/** Draws the generated part of every procedure's README anew from its machine. */
for (const procedure of procedures) {
  const path = join(root, 'machines', procedure.id.split('@')[0]!, 'README.md')
  const options = { ...(await resolveConfig(path)), parser: 'markdown' }
  writeFileSync(path, await format(withDrawing(readFileSync(path, 'utf8'), procedure), options))
  process.stdout.write(`${path}\n`)
}
