import type { ReactNode } from 'react'
import type { ButtonTone } from '~/ui/components/button'
import { ConfirmReceipt, ContestAnswer, Reassign, SayWhy } from './agency'
import { AnswerDefects } from './answer-defects'
import { SeekClarification } from './clarify'
import { AgreeToCosts, DeclineCosts, EstimateCosts, InvoiceCosts } from './costs'
import { GiveDecision, NotHolder, RefuseRequest } from './decide'
import {
  AcceptEmergency,
  ConfirmOral,
  CountersignOral,
  DowngradeEmergency,
  ProveRestriction,
  RecordValidation,
} from './emergency'
import type { StepFormProps } from './form'
import { ReferMaterial } from './material'
import { CompleteCollection, DeliverAnswer, ExplainBreach, ReturnCollection } from './produce'
import { ConfirmPreservation, ConvertPreservation, DisclosePath, ExtendPreservation, SecureItems } from './preserve'
import { RejectSource } from './source'
import { ExtendSecrecy, GiveNotice, WithholdNotice } from './secrecy'

export interface StepForm {
  readonly Form: (props: StepFormProps) => ReactNode
  readonly tone: ButtonTone
  /** draws on lines: the page is wide */
  readonly wide?: boolean
  /** what it will change is shown before it is sent */
  readonly checked?: true
}

/** Steps that ask for nothing more than to be taken. */
const Nothing = () => null

/** The form of each step that has a page of its own, by its event. */
export const stepForms: Readonly<Record<string, StepForm>> = {
  'request.acknowledge': { Form: Nothing, tone: 'action' },
  'source.reject': { Form: RejectSource, tone: 'danger' },
  'review.take': { Form: Nothing, tone: 'action' },
  'clarification.seek': { Form: SeekClarification, tone: 'action' },
  'clarification.answer': { Form: AnswerDefects, tone: 'go', checked: true },
  'decision.give': { Form: GiveDecision, tone: 'go' },
  'request.refuse': { Form: RefuseRequest, tone: 'danger' },
  'request.notHolder': { Form: NotHolder, tone: 'danger' },
  'collection.complete': { Form: CompleteCollection, tone: 'go', wide: true },
  'material.refer': { Form: ReferMaterial, tone: 'action', wide: true },
  'quality.return': { Form: ReturnCollection, tone: 'action' },
  'answer.deliver': { Form: DeliverAnswer, tone: 'go', wide: true },
  'receipt.confirm': { Form: ConfirmReceipt, tone: 'go' },
  'answer.contest': { Form: ContestAnswer, tone: 'action' },
  'deadline.acknowledge': { Form: Nothing, tone: 'calm' },
  'breach.explain': { Form: ExplainBreach, tone: 'action' },
  'item.secure': { Form: SecureItems, tone: 'action', wide: true },
  'preservation.confirm': { Form: ConfirmPreservation, tone: 'go', wide: true },
  'preservation.extend': { Form: ExtendPreservation, tone: 'action' },
  'path.disclose': { Form: DisclosePath, tone: 'action' },
  'preservation.convert': { Form: ConvertPreservation, tone: 'go' },
  'preservation.release': { Form: SayWhy, tone: 'danger' },
  'oral.confirm': { Form: ConfirmOral, tone: 'go' },
  'oral.countersign': { Form: CountersignOral, tone: 'go' },
  'emergency.accept': { Form: AcceptEmergency, tone: 'go', wide: true },
  'emergency.downgrade': { Form: DowngradeEmergency, tone: 'danger' },
  'validation.record': { Form: RecordValidation, tone: 'go' },
  'restriction.prove': { Form: ProveRestriction, tone: 'go' },
  'cost.estimate': { Form: EstimateCosts, tone: 'action' },
  'cost.agree': { Form: AgreeToCosts, tone: 'go' },
  'cost.decline': { Form: DeclineCosts, tone: 'danger' },
  'cost.invoice': { Form: InvoiceCosts, tone: 'action' },
  'secrecy.extend': { Form: ExtendSecrecy, tone: 'action' },
  'notice.give': { Form: GiveNotice, tone: 'go' },
  'notice.withhold': { Form: WithholdNotice, tone: 'danger' },
  'request.reassign': { Form: Reassign, tone: 'action' },
  'request.amend': { Form: SayWhy, tone: 'action' },
  'request.reclaim': { Form: SayWhy, tone: 'go' },
  'request.withdraw': { Form: SayWhy, tone: 'danger' },
}
