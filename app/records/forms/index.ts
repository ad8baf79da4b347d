import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import type { Block, RecordDocument } from '../document'
import type { AnsweringInput, RecordForm, RecordInput, ReportInput } from '../input'
import { instantIn } from '../words'
import { clarificationAnswerForm, clarificationForm } from './clarification'
import {
  abroadOwnFacts,
  assistanceAcceptanceForm,
  assistanceCheckForm,
  assistanceClosingForm,
  assistanceEndingForm,
  assistanceExecutionForm,
  assistanceOrderForm,
  assistancePathForm,
  assistanceQuestionForm,
  assistanceReceiptForm,
  assistanceRefusalForm,
  assistanceSupportForm,
  mutualAssistanceForm,
} from './abroad'
import { acknowledgementForm, rejectionForm, sourceCheckForm } from './intake'
import { costNoteForm } from './costs'
import { decisionForm, notHolderForm } from './decision'
import { closingForm } from './closing'
import {
  conversionForm,
  extensionForm,
  lapseForm,
  pathForm,
  preservationForm,
  keptValidationForm,
  preservationFacts,
  preservationRequestForm,
  refusalForm,
  releaseForm,
} from './preservation'
import {
  callBackForm,
  downgradeForm,
  emergencyDecisionForm,
  emergencyFacts,
  emergencyProductionForm,
  emergencyRequestForm,
  emergencyStatementForm,
  oralRecordForm,
  restrictionForm,
  unconfirmedForm,
  validationForm,
} from './emergency'
import { productionForm } from './production'
import {
  investigationForm,
  noActionForm,
  referralForm,
  reportFeedbackForm,
  reportForm,
  reportReceiptForm,
  reportWithdrawalForm,
} from './report'
import { authorisationForm, requestForm, returnForm } from './request'
import { secrecyNoteForm } from './secrecy'
import { amendmentForm, contestForm, receiptForm, withdrawalForm } from './reaction'

type Form = (input: never) => readonly Block[]

/** Each takes what its procedure leaves behind; the door seals no form for a case of another. */
const forms: Readonly<Record<RecordForm, Form>> = {
  request: requestForm,
  authorisation: authorisationForm,
  return: returnForm,
  acknowledgement: acknowledgementForm,
  sourceCheck: sourceCheckForm,
  rejection: rejectionForm,
  clarification: clarificationForm,
  clarificationAnswer: clarificationAnswerForm,
  decision: decisionForm,
  notHolder: notHolderForm,
  production: productionForm,
  receipt: receiptForm,
  withdrawal: withdrawalForm,
  contest: contestForm,
  amendment: amendmentForm,
  closing: closingForm,
  refusal: refusalForm,
  preservation: preservationForm,
  extension: extensionForm,
  pathDisclosure: pathForm,
  conversion: conversionForm,
  release: releaseForm,
  lapse: lapseForm,
  emergencyStatement: emergencyStatementForm,
  oralRecord: oralRecordForm,
  callBack: callBackForm,
  downgrade: downgradeForm,
  validation: validationForm,
  restriction: restrictionForm,
  unconfirmed: unconfirmedForm,
  report: reportForm,
  reportReceipt: reportReceiptForm,
  reportWithdrawal: reportWithdrawalForm,
  investigation: investigationForm,
  referral: referralForm,
  noAction: noActionForm,
  reportFeedback: reportFeedbackForm,
  costNote: costNoteForm,
  secrecyNote: secrecyNoteForm,
  assistanceOrder: assistanceOrderForm,
  assistanceSupport: assistanceSupportForm,
  assistanceReceipt: assistanceReceiptForm,
  assistanceCheck: assistanceCheckForm,
  assistanceQuestion: assistanceQuestionForm,
  assistanceAcceptance: assistanceAcceptanceForm,
  assistanceRefusal: assistanceRefusalForm,
  assistanceExecution: assistanceExecutionForm,
  assistancePath: assistancePathForm,
  mutualAssistance: mutualAssistanceForm,
  assistanceEnding: assistanceEndingForm,
  assistanceClosing: assistanceClosingForm,
}

/** Forms that a procedure has in its own words. */
const own: Readonly<Record<string, Partial<Record<RecordForm, Form>>>> = {
  preservation: { request: preservationRequestForm, validation: keptValidationForm },
  emergency: {
    request: emergencyRequestForm,
    decision: emergencyDecisionForm,
    production: emergencyProductionForm,
  },
}

/** The record as a document; pure, so that it can be composed again to the same bytes. */
export function documentOf(input: RecordInput): RecordDocument {
  const { t, form, language, issuer, at, number, caseId, portal } = input
  const name = input.procedure.split('@')[0]!
  const json = canonicalize(neutral(input)) as string
  const digest = createHash('sha256').update(json).digest('hex')
  return {
    ...{ language, issuer, at, json },
    title: t([`record.form.${form}.${name}`, `record.form.${form}`]),
    reference: number ?? caseId,
    blocks: (own[name]?.[form] ?? forms[form])(input as never),
    verification: {
      digest,
      address: `${portal.url}/verify?record=${digest.slice(0, 16)}`,
      instruction: t('record.verify'),
      seal: t('record.sealed', { organisation: issuer.name, at: instantIn(input, at, issuer.zone) }),
      pageOf: t('record.pageOf', { page: '{{page}}', pages: '{{pages}}' }),
    },
  }
}

const answering: ReadonlySet<RecordForm> = new Set(['production', 'decision', 'preservation'])

const closes: ReadonlySet<RecordForm> = new Set(['closing', 'assistanceClosing'])

/** What some procedures say to machines beside. */
const ownFacts: Readonly<Record<string, (input: never) => object>> = {
  emergency: emergencyFacts,
  international: abroadOwnFacts,
  preservation: preservationFacts,
}

/** Words by which somebody showed who they are: they are in no record. */
const secrets: ReadonlySet<string> = new Set(['heard', 'code'])
const showing: ReadonlySet<string> = new Set(['callBack.record', 'oral.confirm'])

function toldOf({ entry, data }: RecordInput): unknown {
  if (!showing.has(entry.event)) return data
  return Object.fromEntries(Object.entries(data as object).filter(([name]) => !secrets.has(name)))
}

/** The request as served; an emergency, which stands above the scale, says no rank. */
function askedIn({ context, dossier: { served } }: RecordInput): object | null {
  if (!served || context.priority !== null) return served
  const { priority: _unranked, ...handling } = served.content.handling
  return { ...served, content: { ...served.content, handling } }
}

/** The same facts for machines: codes and values, in no language. */
function neutral(input: RecordInput) {
  const { form, caseId, number, at, entry, by, confirmed, agency, provider, dossier, context, pack, trail } = input
  const parties = { agency: agency.id, provider: provider.id, by: by?.id ?? entry.actor }
  const request = form === 'request' || form === 'authorisation' ? askedIn(input) : undefined
  const orders = request ? dossier.orders : undefined
  const reported = form === 'report' ? (dossier as unknown as ReportInput['dossier']).sent : undefined
  const {
    items,
    files: produced,
    materials: referred,
  } = { ...context, ...dossier } as AnsweringInput['context'] & AnsweringInput['dossier']
  const answer = answering.has(form) ? items : undefined
  const files = form === 'production' ? produced : undefined
  const materials = form === 'production' && referred.length > 0 ? referred : undefined
  const report = closes.has(form) ? { outcome: context.outcome, trail } : undefined
  return {
    format: 'liaison-record@1',
    form,
    case: caseId,
    number,
    at,
    entry,
    parties,
    confirmed: confirmed ?? undefined,
    pack,
    data: toldOf(input),
    request,
    reported,
    orders,
    answer,
    files,
    materials,
    report,
    ...ownFacts[input.procedure.split('@')[0]!]?.(input as never),
  }
}
