import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AuthorityGrid } from '~/ui/authority/authority-grid'
import { AuthorityVersions } from '~/ui/authority/authority-versions'
import { Button, Empty, HiddenFields, Page } from '~/ui/components'
import { DateField, TextField } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import {
  atCells,
  gridFrom,
  matrixOf,
  publicationFrom,
  typedGrid,
  withRoom,
  type AuthorityTyped,
} from './lib/authority.server'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { orThrow, performFromForm, refusalStatus } from './lib/step.server'

async function ownMatrix(context: AppLoadContext) {
  const by = requirePage(context, '/organisation/authority')
  const entry = await context.liaison.directory.entry(by, by.organisation.id)
  return { by, shown: await matrixOf(context, by, entry!) }
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { shown } = await ownMatrix(context)
  return { ...shown, grid: gridFrom(shown.versions) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { by, shown } = await ownMatrix(context)
  const { organisation, versions } = shown
  const fields = await readForm(request)
  const typed = typedGrid(fields)
  if (text(fields, 'intent') === 'more') return json(attempt([], { ...typed, lines: withRoom(typed.lines) }))
  const data = publicationFrom(typed, (versions[0]?.version ?? 0) + 1)
  const step = { caseId: organisation.id, event: 'authority.publish', data }
  const answer = orThrow(await performFromForm(context, by, fields, step))
  if (answer.ok) return redirect(`/directory/${organisation.id}/authority`)
  const problems = data.validFrom === '' ? answer.problems.map(missingDay) : answer.problems
  return json(attempt(distinct(atCells(problems, typed)), typed), { status: refusalStatus(answer) })
}

function attempt(problems: readonly Problem[], typed: AuthorityTyped) {
  return { problems, typed }
}

function missingDay(each: Problem): Problem {
  return each.field === 'validFrom' ? { ...each, rule: 'required' } : each
}

/** What is wrong with a role is wrong once, and not once for each of its categories. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [`${each.field} ${each.rule}`, each])).values()]
}

export default function OwnAuthority() {
  const t = useWords()
  const { organisation, versions, now, step, grid } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const problems: readonly Problem[] = tried?.problems ?? []
  const errors = errorsByField(t, problems)
  const { lines, validFrom, source, url } = tried?.typed ?? grid
  return (
    <Page title={t('authority.of', { organisation: organisation.name })} problems={problems}>
      <p className="govuk-body">{t('authority.text')}</p>
      <p className="govuk-body">
        <a href={`/directory/${organisation.id}/authority`}>{t('authority.versions')}</a>
      </p>
      <h2>{t('authority.new')}</h2>
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        <p>{t('authority.grid.text')}</p>
        <div id="rows">
          <AuthorityGrid {...{ lines, errors }} />
        </div>
        <Button name="intent" value="more" tone="calm">
          {t('authority.grid.more')}
        </Button>
        <DateField
          name="validFrom"
          label={t('authority.validFrom')}
          hint={t('authority.validFrom.hint')}
          value={validFrom}
          error={errors.validFrom}
        />
        <TextField
          name="source"
          label={t('authority.source')}
          hint={t('authority.source.hint')}
          value={source}
          error={errors.source}
        />
        <TextField name="url" type="url" label={t('authority.url')} value={url} error={errors.url} />
        <Button>{t('event.authority.publish')}</Button>
      </form>
      {versions.length === 0 ? (
        <Empty title={t('authority.none')}>{t('authority.none.text')}</Empty>
      ) : (
        <AuthorityVersions versions={versions.slice(0, 1)} now={now} zone={organisation.zone} />
      )}
    </Page>
  )
}
