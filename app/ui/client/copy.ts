/** Copy buttons appear once they can do what they say. */
export function enhanceCopyButtons(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const label = button.querySelector('[data-copy-label]')!
    const before = label.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy!)
      label.textContent = button.dataset.copied!
      setTimeout(() => (label.textContent = before), 2_000)
    })
  }
}
