import type { EmergencyDossier } from '~machines/emergency/case'
import type { DisclosureDossier } from '~machines/disclosure/case'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Liaison } from '~/cases/liaison.server'
import type { Answer, Command } from '~/cases/types'
import type { Given } from '~/people/confirmations.server'
import type { Deed } from '~/people/deed'
import { personId, type Part } from './practice-cast'
import { orderPdf, type ToldOrder } from './practice-orders'
import type { Step } from './practice-stories'

type Portal = Pick<Liaison, 'perform' | 'production' | 'orders' | 'platform' | 'cases' | 'people'>

/** What a story opens that says nothing else. */
const usual = 'disclosure@1'

/** Has a story happen on a case, step by step through the door; throws at the first step that is refused. */
export async function tell(portal: Portal, caseId: string, steps: readonly Step[], procedure = usual): Promise<void> {
  for (const step of steps) {
    const answer = await take(portal, caseId, step, procedure)
    if (!answer.ok) throw new Error(`${step[1]} by ${step[0]}: ${JSON.stringify(answer)}`)
  }
}

/** One step of a story, on the case as it stands now. */
export async function take(portal: Portal, caseId: string, step: Step, procedure = usual): Promise<Answer> {
  const [part, name, told = {}] = step
  if (name === 'file.attach') return attach(portal, caseId, part, told as ToldFile)
  if (name === 'order.attach') return attachOrder(portal, caseId, part, told as ToldOrder)
  const data = await dataOf(portal, caseId, step)
  const row = await portal.platform.db.portal.case.findUnique({ where: { id: caseId }, select: { version: true } })
  return performAs(portal, {
    actor: { kind: 'person', personId: personId(part), session: { by: 'persona', passkey: null, withheld: [] } },
    ...{ caseId, version: row?.version ?? 0, token: randomUUID(), event: { name, data } },
    ...(row ? {} : { procedure }),
  })
}

/** What a step sends: a file by its id, the words that the agency's officer reads on the page and says on the telephone, or was given there. */
async function dataOf(portal: Portal, caseId: string, [part, name, told = {}]: Step): Promise<object> {
  if (name === 'file.remove') return fileNamed(portal, caseId, part, told as { name?: string })
  if (name === 'oral.confirm') return { code: await wordsGiven(portal, caseId), ...told }
  if (name !== 'callBack.record') return told
  const { requesterId } = await portal.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  // what was asked by voice a supervisor answers for until an officer takes it over
  const seen = await portal.cases.read({ id: requesterId ?? personId('supervisor') }, caseId)
  return { heard: seen!.dossier.calls.at(-1)?.hear ?? '', ...told }
}

/** The words that whoever took the call gave to the caller. */
async function wordsGiven({ cases }: Portal, caseId: string): Promise<string> {
  const dossier = (await cases.unmasked({ id: personId('intake') }, caseId)) as EmergencyDossier | null
  return dossier?.oral?.code ?? ''
}

/** Performs as a person of the practice city, who confirms with their practice passkey what asks for it. */
export async function performAs({ perform, people }: Pick<Portal, 'perform' | 'people'>, command: Command) {
  const answer = await perform(command)
  return answer.ok || !answer.deed ? answer : perform({ ...command, given: await practiceAnswer(people, answer.deed) })
}

/** Opens a produced file, or an order, as a person of the practice city, who confirms the download. */
export async function takeFile(
  { people, ...portal }: Pick<Portal, 'production' | 'orders' | 'people'>,
  caseId: string,
  part: Part,
  file: string,
  from: 'production' | 'orders' = 'production',
) {
  const download = { caseId, file }
  const opened = await portal[from].open(personId(part), download)
  if (opened.ok || !opened.deed) return opened
  return portal[from].open(personId(part), { ...download, given: await practiceAnswer(people, opened.deed) })
}

/** What the practice passkey of the deed's person says to it. */
export async function practiceAnswer({ confirmations, practice }: Liaison['people'], deed: Deed): Promise<Given> {
  const browser = `practice ${deed.person}`
  const { asked, options } = await confirmations.ask(deed, browser)
  return { ...asked, browser, response: practice!.answer(deed.person, options.challenge) }
}

interface ToldFile {
  readonly items: readonly string[]
  readonly name: string
  readonly content: string | Uint8Array
}

function attach(
  { production }: Portal,
  caseId: string,
  part: Part,
  { items, name, content }: ToldFile,
): Promise<Answer> {
  const bytes = Readable.from([typeof content === 'string' ? Buffer.from(content) : content])
  return production.upload(personId(part), { caseId, items, name, token: randomUUID(), bytes })
}

async function attachOrder({ orders, platform }: Portal, caseId: string, part: Part, told: ToldOrder): Promise<Answer> {
  const bytes = Readable.from([await orderPdf(platform, told)])
  const { version } = await platform.db.portal.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { version: true },
  })
  const { kind, name } = told
  return orders.attach(personId(part), { caseId, kind, name, version, token: randomUUID(), bytes })
}

/** A story tells of a file by its name; the event by the id the file was given when it was attached. */
async function fileNamed({ cases }: Portal, caseId: string, part: Part, told: { name?: string }): Promise<object> {
  if (told.name === undefined) return told
  const dossier = (await cases.unmasked({ id: personId(part) }, caseId)) as DisclosureDossier | null
  return { file: dossier?.files.find(({ name }) => name === told.name)?.id }
}
