import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * A form with `data-passkey="get"` or `"create"` asks the server for options at `data-options`, lets the person use or
 * make a passkey, and sends the answer in its field `response`. Without script or passkeys it shows why it can't.
 */
export function enhancePasskeys(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) enhance(form)
}

function enhance(form: HTMLFormElement): void {
  const say = (message: string) => show(form, message)
  if (!browserSupportsWebAuthn()) return say(form.dataset.unsupported!)
  form.querySelector<HTMLButtonElement>('button')!.disabled = false
  form.addEventListener('submit', async (event) => {
    const field = form.elements.namedItem('response') as HTMLInputElement
    if (field.value !== '') return
    event.preventDefault()
    say('')
    try {
      field.value = JSON.stringify(await ask(form))
      form.requestSubmit()
    } catch {
      say(form.dataset.failed!)
    }
  })
}

async function ask(form: HTMLFormElement): Promise<unknown> {
  const response = await fetch(form.dataset.options!, { method: 'POST' })
  if (!response.ok) throw new Error('no options')
  const optionsJSON = await response.json()
  return form.dataset.passkey === 'create' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

function show(form: HTMLFormElement, message: string): void {
  const place = form.querySelector<HTMLElement>('[data-message]')!
  place.textContent = message
  place.hidden = message === ''
}
