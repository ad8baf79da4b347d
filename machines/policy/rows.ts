import type { ClockRule } from './clock-rule'
import type { IssuingRule, MeasureRule } from './instrument'
import type { Source } from './source'

type Unset<Row, Named extends keyof Row> = Partial<Omit<Row, Named | 'source'>>

/** Short ways to write the rows of one law: each names the article it stands in, and says what is unlike the usual. */
export function rowsOf(instrument: string, { checked }: { readonly checked: boolean }) {
  const article = (place: string): Source => ({ instrument, place, weight: 'law', checked })

  /** Usually addressed to the provider, with no clock. */
  function measure(
    name: MeasureRule['measure'],
    categories: MeasureRule['categories'],
    place: string,
    unlike: Unset<MeasureRule, 'measure' | 'categories'> = {},
  ): MeasureRule {
    const usual = { route: 'provider', clocks: [], heldBy: null } as const
    return { measure: name, categories, ...usual, clocks: [], ...unlike, source: article(place) }
  }

  /** Usually issued by them alone, in any case. */
  function issuing(
    name: IssuingRule['measure'],
    categories: IssuingRule['categories'],
    issuers: IssuingRule['issuers'],
    place: string,
    unlike: Unset<IssuingRule, 'measure' | 'categories' | 'issuers'> = {},
  ): IssuingRule {
    const usual = { validators: [], validatedAfterwards: false, threshold: null }
    return { measure: name, categories, issuers, ...usual, ...unlike, source: article(place) }
  }

  /** Usually a ceiling in calendar days, to the instant, that nothing stops and of which nothing but lateness comes. */
  function clock(
    id: string,
    start: ClockRule['start'],
    length: string,
    place: string,
    unlike: Unset<ClockRule, 'id' | 'start' | 'length'> = {},
  ): ClockRule {
    const counted = { unit: 'calendarDays', counting: 'exact@1', direction: 'atMost' } as const
    return { id, start, length, ...counted, pauses: [], atEnd: 'overdue', ...unlike, source: article(place) }
  }

  return { article, measure, issuing, clock }
}

/** A value that no instrument gives. */
export function chosenBy(owner: string, place: string): Source {
  return { instrument: owner, place, weight: 'policy', checked: true }
}
