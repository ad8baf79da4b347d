import { join } from 'node:path'
import { topicsIn } from '~/platform/words.server'
import { languages } from '~machines/kit/words'
import { defectsOf } from '~machines/policy/check'
import type { ClockRule } from '~machines/policy/clock-rule'
import type { PolicyPack } from '~machines/policy/pack'
import type { Source } from '~machines/policy/source'
import { packs } from '~machines/policy/countries/index'
import { instruments } from '~machines/policy/instruments/index'
import { printTable } from './table'

const locales = join(import.meta.dirname, '../app/ui/locales')

/** `npm run pack:check`: prints every clock of every law, and ends with 1 at the first thing that is wrong. */
function main(): number {
  const words = Object.fromEntries(languages.map((language) => [language, topicsIn(join(locales, language))]))
  const year = new Date().getUTCFullYear()
  const [defect] = defectsOf({ packs, instruments, words: words as never, year })
  if (defect) {
    process.stderr.write(`${defect}.\n`)
    return 1
  }
  const head = [
    'clock',
    'starts',
    'length',
    'counted',
    'bound',
    'stands for',
    'at its end',
    'weight',
    'source',
    'checked',
  ]
  const laws = [...instruments, ...packs.map(({ law }) => law)]
  printTable([head, ...laws.flatMap(({ clocks }) => clocks.map(lineOf))])
  for (const { id, jurisdiction, calendar, applies } of packs) {
    const named = applies.map(({ instrument, with: others }) => [instrument, ...others].join(' with '))
    process.stdout.write(`${id}: ${jurisdiction}, holidays ${calendar.holidays.id}, ${named.join(', ')}\n`)
  }
  const columns = ['pack', 'defect', 'about', 'remedy', 'source', 'time for answering', 'source']
  printTable([columns, ...packs.flatMap(defectLines)])
  process.stdout.write(`${packs.length} packs and ${instruments.length} instruments hold\n`)
  return 0
}

function lineOf({ id, start, length, unit, counting, direction, pauses, atEnd, source }: ClockRule): string[] {
  const from = 'by' in start ? `${start.on} ${start.by}` : 'of' in start ? `${start.on} ${start.of}` : start.on
  const { instrument, place, weight, checked } = source
  return [
    ...[id, from, length, `${unit} ${counting}`, direction, pauses.join(' ') || '-', atEnd],
    ...[weight, `${instrument} ${place}`, checked ? 'yes' : 'no'],
  ]
}

function defectLines({ id, defects }: PolicyPack): string[][] {
  const place = ({ instrument, place, weight }: Source) => `${instrument} ${place} (${weight})`
  return defects.map(({ code, about, remedy, source, clock }) => [
    ...[id, code, about.join(' '), remedy, place(source), clock.effect, place(clock.source)],
  ])
}

process.exit(main())
