/**
 * A form with `data-upload` sends its file as the raw body, shows how much has arrived, and goes on to the address in
 * `data-upload`. When the server refuses, the form is sent plainly, so that its page says why.
 */
export function enhanceUploads(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      const file = (form.elements.namedItem('file') as HTMLInputElement).files?.[0]
      if (!file || file.size === 0) return
      event.preventDefault()
      send(form, file)
    })
  }
}

function send(form: HTMLFormElement, file: File): void {
  const request = new XMLHttpRequest()
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string')
  const query = new URLSearchParams([...fields, ['name', file.name]])
  const show = progressOf(form)
  request.upload.addEventListener('progress', ({ loaded, total }) => show(loaded / total))
  request.addEventListener('load', () => {
    if (request.status === 201) location.assign(form.dataset.upload!)
    else if (!drawAgain(request.responseXML)) say(form, form.dataset.failed!)
  })
  request.addEventListener('error', () => say(form, form.dataset.failed!))
  request.open('POST', `${location.pathname}?${query}`)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  // the browser reads the page itself: turning text into markup is what the policy keeps scripts from
  request.responseType = 'document'
  show(0)
  request.send(file)
}

/** Shows the page by which the server said what is wrong; answers whether it is one. */
function drawAgain(said: Document | null): boolean {
  const main = said?.querySelector('main')
  if (!main) return false
  document.title = said!.title
  document.querySelector('main')!.replaceWith(main)
  document.querySelector<HTMLElement>('#error-summary')?.focus()
  enhanceUploads()
  return true
}

function progressOf(form: HTMLFormElement): (share: number) => void {
  const place = form.querySelector<HTMLElement>('[data-progress]')!
  const bar = place.querySelector('progress')!
  place.hidden = false
  say(form, '')
  return (share) => (bar.value = share)
}

function say(form: HTMLFormElement, message: string): void {
  const place = form.querySelector<HTMLElement>('[data-message]')!
  place.textContent = message
  place.hidden = message === ''
}
