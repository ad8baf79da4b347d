import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, Empty, Page } from '~/ui/components'
import { FileLines } from '~/ui/file/lines'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'
import { filterFrom, nextPage } from './lib/list-filter'

const shows = ['open', 'closed', 'all'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/files')
  const url = new URL(request.url)
  const { show, after } = filterFrom(url, 'open', [])
  const { files, platform } = context.liaison
  const { lines, next } = await files.list(person, { show, after })
  return {
    ...{ lines, show, after, side: person.side, opens: person.roles.includes('officer') },
    ...{ now: platform.clock.now(), zone: person.organisation.zone, next: nextPage(url, next) },
  }
}

export default function Files() {
  const t = useWords()
  const { lines, show, after, side, opens, now, zone, next } = useLoaderData<typeof loader>()
  return (
    <Page title={t('file.list')}>
      <p className="page--narrow">{t('file.list.text')}</p>
      {opens && <ButtonLink href="/files/new">{t('event.file.open')}</ButtonLink>}
      <nav aria-label={t('file.list.show')}>
        <ul className="sub-navigation">
          {shows.map((each) => (
            <li key={each}>
              <a href={`/files?show=${each}`} aria-current={show === each ? 'page' : undefined}>
                {t(`file.list.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {lines.length > 0 ? (
        <FileLines {...{ lines, now, zone }} agencies={side === 'oversight'} />
      ) : (
        <Empty title={t('file.list.none')}>{t('file.list.none.text')}</Empty>
      )}
      <p className="pages">
        {after && <a href={`/files?show=${show}`}>{t('requests.first')}</a>}
        {next && <a href={next}>{t('requests.next')}</a>}
      </p>
    </Page>
  )
}
