/** The library ships no types; only what is used here. */
declare module 'govuk-frontend' {
  interface Component {
    readonly moduleName: string
    new (root: HTMLElement): unknown
  }
  export const Button: Component
  export const ErrorSummary: Component
  export const SkipLink: Component
}
