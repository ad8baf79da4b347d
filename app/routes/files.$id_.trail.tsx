import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { packName } from '~/ui/case/facts'
import { TrailFinding } from '~/ui/case/trail-finding'
import { TrailTable } from '~/ui/case/trail-table'
import { ButtonLink } from '~/ui/components'
import { FileFrame } from '~/ui/file/frame'
import { useWords } from '~/ui/words'
import { requireFile } from './lib/file.server'

/** The trail; with `?check=now` everything of the file is derived again before it is shown. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts } = await requireFile(context, '/files/:id/trail', params.id!)
  const checks = new URL(request.url).searchParams.get('check') === 'now'
  const finding = checks ? await context.liaison.verify.case(view.id) : null
  return { facts, trail: view.trail, people: view.people, finding, pack: view.pack }
}

export default function FileTrail() {
  const t = useWords()
  const { facts, trail, people, finding, pack } = useLoaderData<typeof loader>()
  const { id, now, zone } = facts
  return (
    <FileFrame facts={facts} title={t('case.page.trail')}>
      <h2>{t('case.page.trail')}</h2>
      <p>{t('file.trail.text')}</p>
      {finding ? (
        <TrailFinding {...{ finding, now, zone }} />
      ) : (
        <ButtonLink href={`/files/${id}/trail?check=now`} tone="calm">
          {t('case.trail.check')}
        </ButtonLink>
      )}
      <TrailTable {...{ trail, people, now, zone }} pack={packName(pack)} />
    </FileFrame>
  )
}
