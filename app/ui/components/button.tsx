import type { ReactNode } from 'react'
import { classes } from '~/ui/classes'

/** `go` grants and sends, `danger` refuses and ends, `calm` is secondary; without one it is the page's main action. */
export type ButtonTone = 'action' | 'go' | 'danger' | 'calm'

export interface ButtonProps {
  readonly children: ReactNode
  readonly tone?: ButtonTone
  readonly name?: string
  readonly value?: string
  /** id of the form it sends, when it stands outside of it */
  readonly form?: string
  readonly formAction?: string
  readonly type?: 'submit' | 'button'
  readonly id?: string
}

export function Button({ children, tone = 'action', type = 'submit', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(tone)}
      data-module="govuk-button"
      data-prevent-double-click="true"
      {...rest}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button, for the next page of a task. */
export function ButtonLink({
  href,
  tone = 'action',
  children,
}: {
  href: string
  tone?: ButtonTone
  children: ReactNode
}) {
  return (
    <a href={href} role="button" draggable={false} className={buttonClass(tone)} data-module="govuk-button">
      {children}
    </a>
  )
}

function buttonClass(tone: ButtonTone): string {
  return classes('govuk-button', `button--${tone}`)
}

export interface FormActionProps {
  /** where the form is posted; the page itself when absent */
  readonly action?: string
  /** hidden fields: event, version, token and what else the step carries */
  readonly fields: Readonly<Record<string, string | number>>
  readonly tone?: ButtonTone
  /** what assistive technology adds to the label, when several buttons say the same */
  readonly about?: string
  readonly children: ReactNode
}

/** One step as one button: a form with hidden fields only. */
export function FormAction({ action, fields, tone = 'calm', about, children }: FormActionProps) {
  return (
    <form method="post" action={action} className="form-action" noValidate>
      <HiddenFields fields={fields} />
      <Button tone={tone}>
        {children}
        {about && <span className="govuk-visually-hidden"> {about}</span>}
      </Button>
    </form>
  )
}

/** By name, or as pairs where one name may stand several times. */
export type HiddenValues =
  Readonly<Record<string, string | number>> | readonly (readonly [name: string, value: string])[]

export function HiddenFields({ fields }: { readonly fields: HiddenValues }) {
  const pairs = Array.isArray(fields) ? (fields as [string, string][]) : Object.entries(fields)
  return pairs.map(([name, value], index) => <input key={index} type="hidden" name={name} value={value} />)
}
