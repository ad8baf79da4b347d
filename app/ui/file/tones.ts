import type { Tone } from '~/ui/components/tag'

/** How the state of an investigation is marked. */
export const fileTones: Readonly<Record<string, Tone>> = {
  open: 'action',
  closing: 'soon',
  dropping: 'soon',
  closed: 'done',
  dropped: 'calm',
}
