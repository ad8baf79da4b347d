/** On a narrow screen the pages of a room scroll sideways: the one that is open is brought into view. */
export function showCurrentPage(): void {
  for (const list of document.querySelectorAll<HTMLElement>('.sub-navigation')) {
    const current = list.querySelector<HTMLElement>('[aria-current]')
    if (!current) continue
    const { left, right } = current.getBoundingClientRect()
    const frame = list.getBoundingClientRect()
    if (right > frame.right || left < frame.left)
      list.scrollLeft += left - frame.left - (frame.width - current.offsetWidth) / 2
  }
}
