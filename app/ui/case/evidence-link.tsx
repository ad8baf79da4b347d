import { useWords } from '~/ui/words'
import type { CaseFacts } from './facts'
import { isByReference, type ItemLine } from './item-lines'

/** The way to what shows a line's result: a file, or hash and reference where nobody may upload one. */
export function EvidenceLink({ line, facts }: { readonly line: ItemLine; readonly facts: CaseFacts }) {
  const t = useWords()
  const refers = isByReference(line, facts)
  return (
    <a href={`/requests/${facts.id}/${refers ? 'step/material.refer' : 'attach'}?item=${line.id}`}>
      {t(refers ? 'event.material.refer' : 'event.file.attach')}
      <span className="govuk-visually-hidden"> {line.identifier.value}</span>
    </a>
  )
}
