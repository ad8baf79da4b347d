import { PDFDocument, StandardFonts, rgb } from 'pdf-lib'
import { Temporal } from 'temporal-polyfill'
import { valueWords } from '~/records/words'
import type { Identifier } from '~machines/identifiers/identifier'
import type { Subscriber } from './subscribers'

/** Files as the provider's systems would export them; the same identifier gives the same bytes. */

/** Whoever held an address, number or account, one line with its heading. */
export function subscriberCsv(identifier: Identifier, held: Subscriber, hoursLate = 0): string {
  const at = shifted(identifier.from!.instant, hoursLate * 60)
  const session = identifier.kind.startsWith('ip') ? [shifted(at, -17), shifted(at, 42)] : ['', '']
  const columns = {
    identifier: valueWords(identifier),
    looked_up_utc: at,
    session_start_utc: session[0],
    session_end_utc: session[1],
    msisdn: identifier.kind === 'phone' ? identifier.value : held.msisdn,
    subscriber: held.name,
    address: held.address,
    contract: held.contract,
    customer_since: held.since,
  }
  const line = (cells: readonly (string | undefined)[]) => `${cells.join(';')}\r\n`
  return `\ufeff${line(Object.keys(columns))}${line(Object.values(columns))}`
}

/** When an account or address was in use within the period asked for, and from where. */
export function sessionsJson(identifier: Identifier, { contract }: Subscriber, addresses: readonly string[]): string {
  const { from, until } = identifier
  const period = { from: from!.instant, until: until?.instant ?? from!.instant }
  const minutes = Temporal.Instant.from(period.from).until(period.until).total('minutes')
  const lasting = Math.max(1, Math.min(42, Math.floor(minutes / 5)))
  const sessions = addresses.map((address, index) => {
    const start = shifted(period.from, Math.floor((minutes * (2 * index + 1)) / (2 * addresses.length)))
    return { start, end: shifted(start, lasting), address, port: identifier.port ?? 40_960 + index * 17 }
  })
  return `${JSON.stringify({ identifier: valueWords(identifier), period, contract, sessions }, null, 2)}\n`
}

/** The contract as the provider's archive prints it; its font has Western European letters only. */
export async function contractPdf(
  account: string,
  { name, contract, since, msisdn, address }: Subscriber,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  // the same contract has the same bytes
  const dated = new Date(`${since}T00:00:00Z`)
  pdf.setCreationDate(dated)
  pdf.setModificationDate(dated)
  pdf.setTitle(`Contract ${contract}`)
  pdf.setProducer('Northwind Archive')
  const [plain, bold] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedFont(StandardFonts.HelveticaBold)]
  const page = pdf.addPage([595.28, 841.89])
  const ink = rgb(0.1, 0.15, 0.25)
  page.drawText('Northwind Telecom', { x: 56, y: 770, size: 18, font: bold, color: ink })
  page.drawText('80 Mast Road, 1100 Port Velden, Veldania', { x: 56, y: 752, size: 9, font: plain, color: ink })
  page.drawLine({ start: { x: 56, y: 740 }, end: { x: 539, y: 740 }, thickness: 1, color: ink })
  page.drawText('Mobile service contract (archive copy)', { x: 56, y: 700, size: 14, font: bold, color: ink })
  const facts = [
    ['Contract', contract],
    ['Customer', name],
    ['Customer account', account],
    ['Signed on', since],
    ['Number', msisdn],
    ['Service address', address],
    ['Tariff', 'Northwind Mobile M, prepaid top-up allowed'],
    ['Identity document seen', 'yes, copy destroyed after registration'],
  ] as const
  for (const [index, [label, value]] of facts.entries()) {
    const y = 665 - index * 22
    page.drawText(label, { x: 56, y, size: 10, font: bold, color: ink })
    page.drawText(value, { x: 210, y, size: 10, font: plain, color: ink })
  }
  return pdf.save()
}

function shifted(instant: string, minutes: number): string {
  return Temporal.Instant.from(instant).add({ minutes }).toString({ smallestUnit: 'second' })
}
