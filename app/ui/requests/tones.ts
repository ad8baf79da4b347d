import type { Tone } from '~/ui/components'

const tones: Readonly<Record<string, Tone>> = {
  delivered: 'done',
  deliveredInPart: 'done',
  refused: 'danger',
  notVerified: 'danger',
  notValidated: 'danger',
  notConfirmed: 'danger',
  downgraded: 'soon',
}

/** Colour of an outcome; its word says the same. */
export function outcomeTone(outcome: string): Tone {
  return tones[outcome] ?? 'calm'
}

/** Procedures that are unmistakable wherever a request of theirs is seen, as long as it is open. */
const urgent = ['emergency']

export function isUrgent({ procedure, state }: { readonly procedure: string; readonly state: string }): boolean {
  return urgent.includes(procedure.split('@')[0]!) && state !== 'closed'
}

export function decisionTone(decision: string | null): Tone {
  if (decision === 'grant') return 'done'
  return decision === 'refuse' ? 'danger' : decision === 'partly' ? 'soon' : 'calm'
}

export function resultTone(result: string | null): Tone {
  return result === 'found' || result === 'partial' ? 'done' : 'calm'
}
