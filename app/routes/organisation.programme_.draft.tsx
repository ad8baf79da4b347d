import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { TextFields } from '~/ui/programme/text-fields'
import { errorsByField, useWords } from '~/ui/words'
import type { ProgrammeText } from '~machines/programme/case'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { ownProgramme, programmeTextFrom } from './lib/programme.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

const page = '/organisation/programme'

/** The version that is being written; whoever has none to write in is led to the programme's page. */
async function requirePending(context: AppLoadContext) {
  const by = requirePage(context, '/organisation/programme/draft')
  const view = await ownProgramme(context, by, by.organisation.id)
  if (!view?.dossier.pending || !view.offers.includes('programme.save')) throw redirect(page)
  return { by, view, pending: view.dossier.pending }
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { view, pending } = await requirePending(context)
  const { version, submittedBy } = view.context.pending!
  return {
    ...{ text: pending, side: view.context.side, number: version, submitted: submittedBy !== null },
    ...{ said: view.dossier.said, step: { version: view.version, token: newToken() } },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { by, view } = await requirePending(context)
  const fields = await readForm(request)
  const typed = programmeTextFrom(fields)
  const saved = orThrow(
    await performFromForm(context, by, fields, { caseId: view.id, event: 'programme.save', data: typed }),
  )
  if (!saved.ok) return json({ typed, problems: saved.problems }, { status: refusalStatus(saved) })
  if (text(fields, 'intent') !== 'submit') return redirect(page)
  const next = new URLSearchParams({ version: String(saved.version), token: `${text(fields, 'token')}:submit` })
  const submitted = orThrow(
    await performFromForm(context, by, next, { caseId: view.id, event: 'programme.submit', data: {} }),
  )
  if (submitted.ok) return redirect(page)
  return json({ typed, problems: submitted.problems }, { status: refusalStatus(submitted) })
}

export default function ProgrammeDraft() {
  const t = useWords()
  const { text: kept, side, number, submitted, said, step } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const problems = tried?.problems ?? []
  const back = { href: page, text: t('programme') }
  return (
    <Page
      title={t('programme.draft')}
      caption={t('programme.version.number', { version: number })}
      {...{ problems, back }}
      narrow
    >
      <p className="govuk-body">{t(submitted ? 'programme.waiting.text' : 'programme.draft.text')}</p>
      {said && <p className="govuk-body">{t('programme.returned', { text: said })}</p>}
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        <TextFields {...{ side, errors: errorsByField(t, problems) }} text={(tried?.typed ?? kept) as ProgrammeText} />
        <div className="button-row">
          <Button name="intent" value="save" tone="calm">
            {t('event.programme.save')}
          </Button>
          <Button name="intent" value="submit">
            {t('event.programme.submit')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
