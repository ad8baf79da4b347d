import type { Picture } from '~machines/kit/picture'
import type { Role, Side } from '~machines/kit/words'
import type { ClockRule } from '~machines/policy/clock-rule'

/** What a procedure is, read from its machine, its events and the policy packs. */
export interface ProcedureFacts {
  /** name and version, for example `disclosure@1` */
  readonly id: string
  /** its name, under which its words stand */
  readonly name: string
  readonly picture: Picture
  readonly states: readonly StateFacts[]
  readonly events: readonly EventFacts[]
  readonly paragraphs: readonly ParagraphFacts[]
  readonly clocks: readonly ClockFacts[]
}

export interface StateFacts {
  readonly state: string
  /** key of its description */
  readonly description: string
  readonly final: boolean
  /** steps that can be taken here, and where each may lead; nowhere when it leaves the case here */
  readonly steps: readonly { readonly event: string; readonly to: readonly string[] }[]
}

export interface EventFacts {
  readonly name: string
  readonly kind: 'step' | 'note'
  /** it begins the case */
  readonly opens: boolean
  readonly by: readonly Role[]
  readonly signed: boolean
  readonly sees: readonly Side[]
  /** forms of the records it has sealed */
  readonly forms: readonly string[]
  /** guideline paragraphs it fulfils */
  readonly slugs: readonly string[]
}

export interface ParagraphFacts {
  readonly slug: string
  readonly number: number
  readonly numberVerified: boolean
  /** events that fulfil it */
  readonly events: readonly string[]
}

/** A clock with its rules in each country, one for each law or treaty. */
export interface ClockFacts {
  readonly name: string
  readonly rules: readonly CountryRule[]
}

export interface CountryRule {
  readonly country: string
  readonly rule: ClockRule
  /** how long it is, as its words take it */
  readonly length: { readonly unit: string; readonly count: number }
}
