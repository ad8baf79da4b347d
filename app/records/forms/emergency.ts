import type { EmergencyData } from '~machines/emergency/events'
import { confirmationRule, validationRule } from '~machines/emergency/terms'
import type { Clock } from '~machines/kit/clock'
import type { ClockRule } from '~machines/policy/clock-rule'
import { packById } from '~machines/policy/index'
import { nameOf } from '~machines/policy/source'
import type { Block } from '../document'
import type { EmergencyInput } from '../input'
import { clockWords, instantIn, packWords, personWords } from '../words'
import { decisionForm } from './decision'
import { callBlocks } from './intake'
import { facts, heading, identifierTable, keyFacts, paragraphs, remedy, section, type Row } from './parts'
import { manifest, materialBlocks, productionForm } from './production'
import { dueWords, requestForm } from './request'
import { decisionRows } from './validation'

/** The request as served, with why it cannot wait, and until when an authority has to stand by it. */
export function emergencyRequestForm(input: EmergencyInput): Block[] {
  const [key, ...rest] = requestForm(answerDue(input), ...validationRow(input))
  return [key!, heading(input.t('peril.title')), facts(...perilRows(input)), ...rest]
}

/** When it was confirmed in writing after the answer, the clock to answer runs no more. */
function answerDue(input: EmergencyInput): EmergencyInput {
  return { ...input, clock: input.clock?.rule === 'emergencyAnswer' ? input.clock : null }
}

function validationRow(input: EmergencyInput): Row[] {
  const { t, context } = input
  const due = validationDue(input)
  return [due ? [t('record.validation.by'), due] : [t('validation.title'), t(`validation.${context.validation}`)]]
}

function validationDue(input: EmergencyInput): string {
  const { context, pack } = input
  return until(input, context.validationClock, () => validationRule(context, packById(pack)!))
}

/** When a clock ends and under which rule; empty when none runs. */
function until(input: EmergencyInput, clock: Clock | null, ruled: () => ClockRule): string {
  if (!clock) return ''
  const due = instantIn(input, clock.due, clock.zone)
  return input.t('record.due.rule', { due, ...clockWords(input, { ...clock, source: ruled().source }) })
}

/** The facts of the danger: what the legal test is applied to. */
function perilRows(input: EmergencyInput): Row[] {
  const { t, dossier } = input
  const { instrument, danger, endangered, imminence, use, declared } = dossier.peril
  return [
    [t('peril.instrument'), instrument ? t(`instrument.${nameOf(instrument)}`) : ''],
    [t('peril.danger'), packWords(input, 'dangers', danger)],
    [t('peril.endangered'), endangered],
    [t('peril.imminence'), imminence],
    [t('peril.use'), use],
    [t('peril.declaration'), declared === 'yes' ? t('peril.declared.yes') : ''],
  ]
}

/** Why it cannot wait, and the two people who answer for it (guideline le.emergency-restraint). */
export function emergencyStatementForm(input: EmergencyInput): Block[] {
  const { t, dossier } = input
  const { content, requester, authoriser } = dossier.served!
  return [
    keyFacts(
      input,
      [t('record.title'), content.matter.title],
      [t('record.requester'), personWords(requester)],
      [t('record.authoriser'), authoriser ? personWords(authoriser) : ''],
    ),
    heading(t('peril.title')),
    facts(...perilRows(input)),
    ...section(t('record.necessity'), content.basis.necessity),
    ...paragraphs(t('record.emergencyStatement.text')),
  ]
}

/** What a voice asked for, as the provider wrote it down: the words given to the caller stand nowhere. */
export function oralRecordForm(input: EmergencyInput): Block[] {
  const { t, dossier, context, provider, pack } = input
  const { caller, callerNumber, calledAt, text } = dossier.oral!
  const { matter, basis } = dossier.served!.content
  return [
    keyFacts(
      input,
      [t('oral.caller'), caller],
      [t('oral.callerNumber'), callerNumber],
      [t('oral.calledAt'), instantIn(input, calledAt, provider.zone)],
      [t('record.due'), dueWords(answerDue(input))],
      [t('record.oral.confirmation'), until(input, context.confirmationClock, () => confirmationRule(packById(pack)!))],
      ...validationRow(input),
    ),
    heading(t('oral.form.asked')),
    facts(
      [t('record.title'), matter.title],
      [t('record.offence'), packWords(input, 'offences', matter.offence)],
      [t('record.basis'), packWords(input, 'legalBases', basis.code)],
    ),
    identifierTable(input),
    ...section(t('oral.form.facts'), text),
    heading(t('peril.title')),
    facts(...perilRows(input)),
    ...paragraphs(t('record.oralRecord.text')),
  ]
}

/** One call to the number of the register; what was said to prove it is in no record. */
export function callBackForm(input: EmergencyInput): Block[] {
  const call = input.dossier.calls.at(-1)!
  const held = call.result === 'confirmed' ? 'record.callBack.text' : 'record.callBack.failed'
  return [keyFacts(input), ...callBlocks(input, call), ...paragraphs(input.t(held))]
}

/** Item by item, after the legal test was applied. */
export function emergencyDecisionForm(input: EmergencyInput): Block[] {
  const { t, context } = input
  const met: Row = [t('record.decision.emergency'), t('record.decision.emergency.met')]
  const refused = context.items.filter(({ decision }) => decision !== 'grant').length
  const rest = refused === context.items.length ? remedy(input) : t('record.decision.emergency.rest')
  return [...decisionForm(input, { more: [met], rest })]
}

export function downgradeForm(input: EmergencyInput): Block[] {
  const { t, data } = input
  const { ground, text } = data as EmergencyData['emergency.downgrade']
  return [
    keyFacts(input, [t('record.ground'), packWords(input, 'downgradeGrounds', ground)]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.downgrade.text')),
  ]
}

/** What is delivered, and that it may yet have to be given up again. */
export function emergencyProductionForm(input: EmergencyInput): Block[] {
  const { t, context, agency } = input
  const pending = context.validationClock
  const due = pending ? instantIn(input, pending.due, agency.zone) : ''
  return [...productionForm(input), ...(pending ? paragraphs(t('record.production.emergency', { due })) : [])]
}

/** What was asked by voice never came in writing: time has ended it, and the portal's operator seals that. */
export function unconfirmedForm(input: EmergencyInput): Block[] {
  const { t, data, agency, dossier } = input
  const { due } = data as EmergencyData['deadline.pass']
  return [
    keyFacts(
      input,
      [t('oral.caller'), dossier.oral!.caller],
      [t('record.oral.confirmation'), instantIn(input, due, agency.zone)],
    ),
    ...paragraphs(t('record.unconfirmed.text')),
  ]
}

/** An authority stands by it, or refused to, or kept silent until the time ended: that is sealed by the portal's operator. */
export function validationForm(input: EmergencyInput): Block[] {
  const { t, dossier, context, data } = input
  const { result, text } = dossier.validation!
  const disclosed = [...dossier.files, ...dossier.materials].some(({ deliveredAt }) => deliveredAt !== null)
  const { restrictionClock } = context
  const { due } = data as Partial<EmergencyData['deadline.pass']>
  return [
    keyFacts(input, ...decisionRows(input, due ?? null), [
      t('record.restriction.due'),
      disclosed ? until(input, restrictionClock, () => packById(input.pack)!.clocks.restriction) : '',
    ]),
    ...section(t('record.reasons'), text),
    ...paragraphs(t(`record.validation.${result}`)),
  ]
}

/** What became of the data that no authority stood by, file by file. */
export function restrictionForm(input: EmergencyInput): Block[] {
  const { t, dossier, agency } = input
  const { how, doneAt, system, text } = dossier.restriction!
  const files = dossier.files.filter(({ deliveredAt }) => deliveredAt !== null)
  const materials = dossier.materials.filter(({ deliveredAt }) => deliveredAt !== null)
  return [
    keyFacts(
      input,
      [t('restriction.how'), t(`restriction.${how}`)],
      [t('restriction.doneAt'), instantIn(input, doneAt, agency.zone)],
      [t('restriction.system'), system],
    ),
    ...section(t('restriction.text'), text),
    ...(files.length > 0 ? [heading(t('record.manifest')), manifest(input, files)] : []),
    ...materialBlocks(input, materials),
    ...paragraphs(t('record.restriction.text')),
  ]
}

const isDelivered = ({ deliveredAt }: { readonly deliveredAt: string | null }) => deliveredAt !== null

function referred(materials: EmergencyInput['dossier']['materials']) {
  return materials.length > 0 ? { materials } : {}
}

/** What the records of an emergency say to machines beside what all records do; no words by which anybody showed who they are. */
export function emergencyFacts(input: EmergencyInput) {
  const { form, dossier, context } = input
  const { peril, oral, calls, assessed, validation, restriction, files, materials } = dossier
  const { answerClock, confirmationClock, validationClock, restrictionClock } = context
  const due = (clock: Clock | null) => clock?.due
  const telling: Readonly<Record<string, object>> = {
    request: { peril, validation: context.validation },
    emergencyStatement: { peril, request: dossier.served },
    oralRecord: { peril, request: dossier.served, oral: oral && { ...oral, code: undefined } },
    callBack: { call: calls.at(-1) && { ...calls.at(-1)!, say: undefined, hear: undefined } },
    decision: { assessed },
    production: { validation: context.validation },
    validation: { validation, orders: dossier.orders },
    restriction: { restriction, files: files.filter(isDelivered), ...referred(materials.filter(isDelivered)) },
  }
  const deadlines = {
    ...{ emergencyAnswer: due(answerClock), oralConfirmation: due(confirmationClock) },
    ...{ validation: due(validationClock), restriction: due(restrictionClock) },
  }
  return { ...telling[form], deadlines }
}
