import { conformanceOf, defectsOf, type Conformance } from '~machines/conformance'
import { guidelines } from '~machines/guidelines'
import { procedures } from '~machines/index'
import { printTable } from './table'

/** `npm run conformance`: prints every guideline paragraph with what fulfils it, and ends with 1 where that is untrue. */
function main(): number {
  const asked = { guidelines, procedures }
  const defects = defectsOf(asked)
  if (defects.length > 0) {
    process.stderr.write(defects.map((defect) => `${defect}.\n`).join(''))
    return 1
  }
  const rows = conformanceOf(asked)
  printTable([['paragraph', 'number', 'heading', 'fulfilled by'], ...rows.map(lineOf)])
  const open = rows.filter(({ none }) => none !== null).length
  process.stdout.write(
    `${rows.length} paragraphs: ${rows.length - open} fulfilled, ${open} not, each with its reason\n`,
  )
  return 0
}

function lineOf({ slug, number, numberVerified, heading, cited, named, none }: Conformance): string[] {
  const by = [...new Set([...cited.map(({ event }) => event), ...named])].join(', ')
  return [slug, numberVerified ? `${number}` : `${number} (unverified)`, heading, none === null ? by : `none: ${none}`]
}

process.exit(main())
