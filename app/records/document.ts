import type { OrganisationFacts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'

/** A record as facts in order, before it is drawn. PDF and HTML twin are drawn from it, so both say the same. */
export interface RecordDocument {
  readonly language: Language
  readonly title: string
  /** number of the request, or its id while it has none */
  readonly reference: string
  /** whose letterhead and seal it carries */
  readonly issuer: OrganisationFacts
  /** instant of the event, ISO 8601 in UTC */
  readonly at: string
  readonly blocks: readonly Block[]
  readonly verification: Verification
  /** canonical JSON of the same facts, free of language */
  readonly json: string
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** in which it was written, where that is not the record's */
      readonly language?: Language
    }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }

export interface Column {
  readonly title: string
  /** share of the width */
  readonly share: number
}

/** How anyone can check the record. */
export interface Verification {
  readonly address: string
  readonly instruction: string
  /** who seals it, and when */
  readonly seal: string
  readonly digest: string
  /** `{{page}}` and `{{pages}}` stand for numbers */
  readonly pageOf: string
}
