import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * A form with `data-passkey="get"` or `"create"` has its options in `data-request` or asks the server for them at
 * `data-options`, lets the person use or make a passkey, and sends the answer in its field `data-answer`. Without script or passkeys it shows why it can't.
 */
export function enhancePasskeys(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) enhance(form)
}

function enhance(form: HTMLFormElement): void {
  const say = (message: string) => show(form, message)
  if (!browserSupportsWebAuthn()) return say(form.dataset.unsupported!)
  form.querySelector<HTMLButtonElement>('button')!.disabled = false
  form.addEventListener('submit', async (event) => {
    const field = form.querySelector<HTMLInputElement>('[data-answer]')!
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
  const optionsJSON = await optionsOf(form)
  return form.dataset.passkey === 'create' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

async function optionsOf({ dataset }: HTMLFormElement) {
  if (dataset.request) return JSON.parse(dataset.request)
  const response = await fetch(dataset.options!, { method: 'POST' })
  if (!response.ok) throw new Error('no options')
  return response.json()
}

function show(form: HTMLFormElement, message: string): void {
  const place = form.querySelector<HTMLElement>('[data-message]')!
  place.textContent = message
  place.hidden = message === ''
}
