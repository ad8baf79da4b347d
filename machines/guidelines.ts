/**
 * The Guidelines for the cooperation between law enforcement and internet service providers against cybercrime
 * (Strasbourg, 1–2 April 2008), paragraph by paragraph. Keyed by slug: the numbers could not be checked against the
 * document. `fulfilled` names the events and places that carry a paragraph out, or says why nothing does yet.
 */
export interface Paragraph {
  readonly heading: string
  readonly number: number
  readonly numberVerified: false
  readonly fulfilled: readonly string[] | { readonly none: string }
}

const later = (why: string) => ({ none: why })
const paragraph = (number: number, heading: string, fulfilled: Paragraph['fulfilled']): Paragraph => ({
  ...{ heading, number, fulfilled },
  numberVerified: false,
})

export const guidelines = {
  'intro.trust': paragraph(1, 'Trust in information society', later('states a purpose')),
  'intro.wsis': paragraph(2, 'Partnership after WSIS', later('states a purpose')),
  'intro.roles': paragraph(3, 'Different roles of both sides', ['kit/words: a person stands on one side']),
  'intro.convention': paragraph(4, 'Convention on Cybercrime', later('a reference')),
  'intro.rights': paragraph(5, 'Fundamental rights', [
    'disclosure@1: necessity is asked before a request is submitted',
  ]),
  'intro.purpose': paragraph(6, 'Purpose and nature of the Guidelines', ['policy packs: law is configuration']),
  'intro.recommend': paragraph(7, 'Recommendation to states', later('addressed to states')),
  'both.information-exchange': paragraph(
    8,
    'Sharing information on new crime',
    later('bulletins are not part of the portal yet'),
  ),
  'both.culture': paragraph(9, 'Cooperation, not confrontation', ['clarification.seek', 'message.add']),
  'both.written-procedures': paragraph(10, 'Written procedures', [
    'pages: /procedures',
    'disclosure@1: README',
    'receipt.confirm',
  ]),
  'both.partnerships': paragraph(11, 'Formal partnerships', later('agreements are not recorded yet')),
  'both.fundamental-rights': paragraph(12, 'Protection of rights', [
    'request.refuse',
    'item.decide',
    'request.approve',
  ]),
  'both.privacy-dialogue': paragraph(13, 'Debate on privacy', later('a matter between institutions')),
  'both.costs': paragraph(14, 'Costs', [
    'cost.estimate',
    'cost.agree',
    'cost.decline',
    'cost.invoice',
    'policy packs: who pays',
    'pages: /requests',
  ]),
  'le.strategic-cooperation': paragraph(15, 'Strategic cooperation', [
    'report.feedback: the provider learns what came of its report',
  ]),
  'le.procedures-binding-requests': paragraph(16, 'Procedures for binding requests', [
    'request.open',
    'request.submit',
    'request.return',
  ]),
  'le.training': paragraph(17, 'Training', ['training.record', 'training.withdraw', 'request.submit']),
  'le.technical-resources': paragraph(18, 'Technical resources', [
    'file.download: no answer leaves by mail',
    'domain.prove',
    'membership.invite',
  ]),
  'le.contact-points': paragraph(19, 'Contact points of law enforcement', [
    'message.add',
    'contact.designate',
    'absence.note',
  ]),
  'le.authority': paragraph(20, 'Authority for requests', ['authority.publish', 'request.authorise', 'request.return']),
  'le.inform-providers': paragraph(21, 'Information on procedures and people', [
    'authority.publish',
    'contact.designate',
    'organisation.admit',
  ]),
  'le.verifiable-source': paragraph(22, 'Verifiable source', [
    'organisation.vet',
    'organisation.admit',
    'change.confirm',
    'order.attach',
    'request.authorise',
    'source.verify',
  ]),
  'le.written-requests': paragraph(23, 'Requests in writing', [
    'order.attach',
    'request.authorise',
    'oral.confirm',
    'oral.countersign',
    'record.seal',
  ]),
  'le.standard-format': paragraph(24, 'Standard format', ['draft.save', 'request.submit', 'request.authorise']),
  'le.specificity': paragraph(25, 'Specific requests', ['draft.save', 'request.submit', 'request.amend']),
  'le.context-facts': paragraph(26, 'Facts of the case', ['draft.save', 'note.add']),
  'le.explain-techniques': paragraph(27, 'Explaining techniques', later('a matter between institutions')),
  'le.prioritise': paragraph(28, 'Priorities', [
    'policy pack: one scale with written criteria, and a reason above normal',
    'emergency@1: asked, answered and told apart from what can wait',
    'draft.save',
    'what ranks above normal is counted, agency by agency',
  ]),
  'le.appropriateness': paragraph(29, 'Appropriate requests', [
    'policy pack: deadlines are the pack’s, not the sender’s',
  ]),
  'le.confidentiality-received': paragraph(30, 'Confidentiality of what is received', [
    'file.download',
    'receipt.confirm',
  ]),
  'le.avoid-disruption': paragraph(31, 'Avoiding disruption', [
    'request.withdraw',
    'file.close: what nobody has asked of a provider yet is withdrawn',
    'file.withdraw',
  ]),
  'le.emergency-restraint': paragraph(32, 'Restraint with emergency contacts', [
    'emergency.grant',
    'oral.record',
    'emergency.downgrade',
  ]),
  'le.follow-up-preservation': paragraph(33, 'Follow-up of preservation', [
    'preservation.convert',
    'preservation.release',
    'file.close: no file closes while a preservation is open',
  ]),
  'le.international-requests': paragraph(34, 'International requests', [
    'assistance.submit',
    'point.forward',
    'point.accept',
    'request.submit: a provider abroad is asked directly only where an instrument of both countries says so',
  ]),
  'le.international-follow-up': paragraph(35, 'International follow-up', [
    'mutualAssistance.send',
    'measure.release',
    'ending.confirm',
  ]),
  'le.coordination': paragraph(36, 'Coordination among agencies', [
    'programme.publish: says whether other agencies are told of the same identifiers',
    'request.authorise: from then on both agencies are told that the other asks, and nothing else',
  ]),
  'le.compliance-programme': paragraph(37, 'Compliance programme of law enforcement', [
    'programme.publish',
    'programme.review',
    'request.submit: an agency sends with a published programme',
  ]),
  'le.audit': paragraph(38, 'Audit of requests', [
    'document.read',
    'identity.reveal',
    'finding.open',
    'ledger: the trail',
  ]),
  'sp.minimise-misuse': paragraph(39, 'Reducing misuse of services', later('a matter of the provider')),
  'sp.report-incidents': paragraph(40, 'Reporting incidents', [
    'report.send',
    'report.feedback',
    'provider-report@1: README',
  ]),
  'sp.assist-education': paragraph(41, 'Assistance with education', later('a matter between institutions')),
  'sp.follow-up': paragraph(42, 'Following up requests', ['item.collect', 'clarification.seek']),
  'sp.procedures': paragraph(43, 'Procedures of providers', ['request.acknowledge', 'review.take', 'decision.give']),
  'sp.training': paragraph(44, 'Training of providers', ['training.record', 'review.take', 'answer.deliver']),
  'sp.contact-points': paragraph(45, 'Contact points of providers', ['contact.designate', 'review.take']),
  'sp.emergency-assistance': paragraph(46, 'Emergency assistance', [
    'emergency.propose',
    'emergency.grant',
    'emergency.withdraw',
    'oral.record',
    'emergency.accept',
  ]),
  'sp.resources': paragraph(47, 'Resources', later('a matter of the provider')),
  'sp.compliance-programme': paragraph(48, 'Compliance programme of providers', [
    'programme.publish',
    'programme.review',
  ]),
  'sp.service-information': paragraph(49, 'Information on services', ['service.publish']),
  'sp.data-types-list': paragraph(50, 'List of data types', ['service.publish']),
  'sp.verify-source': paragraph(51, 'Verifying the source', ['source.verify', 'source.reject']),
  'sp.written-response': paragraph(52, 'Response in writing', ['answer.deliver', 'record.seal']),
  'sp.standard-response-format': paragraph(53, 'Standard response format', ['item.collect', 'collection.complete']),
  'sp.timely': paragraph(54, 'Timely handling', [
    'deadline.pass',
    'deadline.remind',
    'breach.explain',
    'request.acknowledge',
  ]),
  'sp.validate-information': paragraph(55, 'Validating what is sent', ['answer.deliver', 'quality.return']),
  'sp.confidentiality': paragraph(56, 'Confidentiality of requests', ['mail.send', 'file.download']),
  'sp.explain-refusal': paragraph(57, 'Explaining refusals', ['item.decide', 'request.refuse', 'answer.contest']),
  'sp.audit': paragraph(58, 'Audit of responses', [
    'document.read',
    'identity.reveal',
    'finding.open',
    'ledger: the trail',
  ]),
  'sp.coordination': paragraph(59, 'Coordination among providers', later('a matter between institutions')),
} as const satisfies Record<string, Paragraph>

export type Slug = keyof typeof guidelines
