import { distance } from '~/ui/instants'
import type { Language } from '~machines/kit/words'

interface Words {
  readonly in: string
  readonly ago: string
  readonly language: Language
}

/** Relative times move on while a page stays open. */
export function keepInstantsFresh(): void {
  const times = document.querySelectorAll<HTMLTimeElement>('time[data-relative]')
  if (times.length > 0) setInterval(() => times.forEach(refresh), 30_000)
}

function refresh(time: HTMLTimeElement): void {
  const words = JSON.parse(time.dataset.relative!) as Words
  const now = new Date().toISOString()
  const pattern = new Date(time.dateTime).getTime() >= Date.now() ? words.in : words.ago
  time.textContent = pattern.replace('{}', distance(now, time.dateTime, words.language))
}
