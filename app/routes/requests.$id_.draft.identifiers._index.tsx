import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink, Empty, FormAction, Page } from '~/ui/components'
import { IdentifierTable, valueOf } from '~/ui/request/identifier-table'
import { Pages } from '~/ui/request/pages'
import { useWords } from '~/ui/words'
import { problem } from '~machines/kit/refusal'
import { notesOf, requireDraft, saveSection, stepOf } from './lib/draft.server'
import { readForm, text } from './lib/form'
import { pageOf } from './lib/paging'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/identifiers', params.id!)
  const { identifiers } = draft.view.dossier.draft
  const { shown, page, pages } = pageOf(identifiers, new URL(request.url))
  return {
    ...{ shown, page, pages, count: identifiers.length, notes: notesOf(shown, draft.measure) },
    ...{ zone: draft.view.provider.zone, step: stepOf(draft), caseId: draft.view.id },
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/identifiers', params.id!)
  const fields = await readForm(request)
  const { identifiers } = draft.view.dossier.draft
  const values = identifiers.filter(({ id }) => id !== text(fields, 'remove'))
  if (values.length === identifiers.length) return json({ problems: [problem('item-unknown')] }, { status: 422 })
  const to = `/requests/${draft.view.id}/draft/identifiers`
  return saveSection(context, draft, fields, { section: 'identifiers', values, to })
}

export default function DraftIdentifiers() {
  const t = useWords()
  const { shown, page, pages, count, notes, zone, step, caseId } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const base = `/requests/${caseId}/draft`
  return (
    <Page
      title={t('filing.section.identifiers')}
      problems={attempt?.problems ?? []}
      back={{ href: base, text: t('filing.back') }}
    >
      <div className="button-row">
        <ButtonLink href={`${base}/identifiers/new`}>{t('filing.identifiers.add')}</ButtonLink>
        <ButtonLink href={`${base}/identifiers/paste`} tone="calm">
          {t('filing.identifiers.paste')}
        </ButtonLink>
      </div>
      {count === 0 ? (
        <Empty title={t('filing.identifiers.none')}>{t('filing.identifiers.none.text')}</Empty>
      ) : (
        <>
          <p className="quiet">{t('filing.identifiers.count', { count })}</p>
          <IdentifierTable
            {...{ identifiers: shown, zone, notes }}
            actions={(identifier) => (
              <>
                <a href={`${base}/identifiers/${identifier.id}`}>
                  {t('filing.identifier.change')}
                  <span className="govuk-visually-hidden"> {valueOf(identifier)}</span>
                </a>{' '}
                <FormAction fields={{ ...step, remove: identifier.id }} about={valueOf(identifier)}>
                  {t('filing.identifier.remove')}
                </FormAction>
              </>
            )}
          />
          <Pages {...{ page, pages }} />
        </>
      )}
    </Page>
  )
}
