import { packById } from '~machines/policy/index'
import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { RecordInput } from '../input'
import { dayIn, packWords, ruleWords } from '../words'
import { keyFacts, paragraphs, section, type Row } from './parts'

type SecrecyStep = 'secrecy.extend' | 'secrecy.lapse' | 'notice.give' | 'notice.withhold'

interface Said {
  readonly rows: readonly Row[]
  readonly text: string
}

/** How long a request is secret by a new order, that it no longer is, or what became of the notice to the person concerned. */
export function secrecyNoteForm(input: RecordInput): Block[] {
  const { t, entry, pack } = input
  const step = entry.event as SecrecyStep
  const { rows, text } = said[step](input)
  return [
    keyFacts(input, ...rows, [t('record.secrecyNote.rule'), ruleWords(t, packById(pack)!.notice.source)]),
    ...section(t('record.text'), text),
    ...paragraphs(t(`record.secrecyNote.${step}`)),
  ]
}

const said: Readonly<Record<SecrecyStep, (input: RecordInput) => Said>> = {
  'secrecy.extend': (input) => {
    const { until, ground, text } = input.data as RequestData['secrecy.extend']
    return { rows: orderRows(input, until, ground), text }
  },
  'secrecy.lapse': (input) => {
    const { until, ground } = input.dossier.secrecy.orders.at(-1)!
    return { rows: orderRows(input, until ?? '', ground), text: '' }
  },
  'notice.give': (input) => {
    const { t, language } = input
    const { day, how, text } = input.data as RequestData['notice.give']
    const rows: Row[] = [
      [t('notice.day'), dayIn(language, day)],
      [t('notice.how'), t(`notice.way.${how}`)],
    ]
    return { rows, text }
  },
  'notice.withhold': (input) => {
    const { ground, until, order, text } = input.data as RequestData['notice.withhold']
    const why: Row = [input.t('record.ground'), packWords(input, 'withholdGrounds', ground)]
    return { rows: [why, ...orderRows(input, until, order)], text }
  },
}

function orderRows({ t, language }: RecordInput, until: string, ground: string): Row[] {
  return [
    [t('filing.secrecy.until'), until === '' ? t('case.secrecy.open') : dayIn(language, until)],
    [t('filing.secrecy.ground'), ground],
  ]
}
