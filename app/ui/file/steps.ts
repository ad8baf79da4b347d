import type { ButtonTone } from '~/ui/components/button'

/** How a step of an investigation is offered: each has a page of its own. */
export interface FileStep {
  readonly event: string
  readonly tone: ButtonTone | 'link'
}

const steps: readonly FileStep[] = [
  { event: 'request.link', tone: 'action' },
  { event: 'file.close', tone: 'go' },
  { event: 'file.save', tone: 'calm' },
  { event: 'file.reassign', tone: 'calm' },
  { event: 'file.withdraw', tone: 'link' },
]

export function stepsOffered({ offers }: { readonly offers: readonly string[] }): readonly FileStep[] {
  return steps.filter(({ event }) => offers.includes(event))
}

export function stepAddress(id: string, event: string): string {
  return `/files/${id}/step/${event}`
}
