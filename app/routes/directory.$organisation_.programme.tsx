import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty, Instant, Page } from '~/ui/components'
import { ProgrammeNotice, ProgrammeStanding } from '~/ui/programme/standing'
import { Twin } from '~/ui/records/twin'
import { useWords } from '~/ui/words'
import { requireDirectoryEntry } from './lib/directory.server'
import { publishedStanding } from './lib/programme.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { entry, now } = await requireDirectoryEntry(
    context,
    '/directory/:organisation/programme',
    params.organisation!,
  )
  const { organisation } = entry
  const asked = Number(new URL(request.url).searchParams.get('version'))
  const { language, liaison, t } = context
  const wanted = { language, ...(Number.isInteger(asked) && asked > 0 ? { version: asked } : {}) }
  const found = await liaison.programmes.published(organisation.id, wanted)
  if (!found) return { organisation, now, published: null }
  const { document, shown, versions, sealed } = found
  return {
    ...{ organisation, now },
    published: {
      ...{ standing: publishedStanding(t, found), versions, shown, sealed: sealed.includes(language) },
      document: document && {
        ...{ language, title: document.title, reference: document.reference, blocks: document.blocks },
        ...{ issuer: document.issuer, seal: document.verification.seal },
      },
    },
  }
}

export default function PublishedProgramme() {
  const t = useWords()
  const { organisation, published, now } = useLoaderData<typeof loader>()
  const { id, name, zone } = organisation
  const back = { href: `/directory/${id}`, text: name }
  const title = t('programme.of', { organisation: name })
  if (!published)
    return (
      <Page {...{ title, back }}>
        <Empty title={t('programme.none')}>{t('programme.none.published')}</Empty>
      </Page>
    )
  const { standing, versions, shown, sealed, document } = published
  return (
    <Page {...{ title, back }} heading={false}>
      <ProgrammeNotice standing={standing} />
      <ProgrammeStanding {...{ standing, now, zone }} />
      {document && (
        <>
          <p className="govuk-body">
            {sealed ? (
              <a href={`/directory/${id}/programme/pdf?version=${shown}`} download>
                {t('programme.pdf')}
              </a>
            ) : (
              t('programme.pdf.waiting')
            )}{' '}
            {t('programme.twin')}
          </p>
          <Twin {...document} />
        </>
      )}
      {versions.length > 1 && (
        <>
          <h2>{t('programme.versions')}</h2>
          <ul className="govuk-list">
            {versions.map(({ version, from }) => (
              <li key={version}>
                <a href={`/directory/${id}/programme?version=${version}`}>
                  {t('programme.version.number', { version })}
                </a>
                {' · '}
                <Instant at={from} {...{ now, zone }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
