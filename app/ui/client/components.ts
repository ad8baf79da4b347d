import { Button, ErrorSummary, SkipLink } from 'govuk-frontend'

/** Behaviours of the library's components that are in use. */
export function enhanceComponents(): void {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  for (const Component of [Button, ErrorSummary, SkipLink] as const) {
    for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`))
      new Component(element as HTMLElement)
  }
}
