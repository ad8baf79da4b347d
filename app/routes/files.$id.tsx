import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Happened } from '~/ui/case/happened'
import { StatePicture } from '~/ui/case/picture'
import { FileFrame } from '~/ui/file/frame'
import { FileRequests } from '~/ui/file/requests'
import { EndingCard, FileContentCard, FileTodo } from '~/ui/file/todo'
import { useWords } from '~/ui/words'
import { procedureById } from '~machines/index'
import { pictureOf } from '~machines/kit/picture'
import { requireFile } from './lib/file.server'
import { newToken } from './lib/step.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view, facts } = await requireFile(context, '/files/:id', params.id!)
  const { dossier, requests, trail, records, people } = view
  const done = new URL(request.url).searchParams.get('done')
  const ending = dossier.ending && {
    ...{ kind: dossier.ending.kind, text: dossier.ending.text, told: dossier.ending.told },
    requests: dossier.ending.requests.map(({ request: id, number, provider, effect, settled }) => ({
      ...{ request: id, number, provider, effect, settled },
    })),
  }
  return {
    ...{ facts, requests, trail, records, people, ending, summary: dossier.content.summary },
    tokens: requests.map(newToken),
    picture: pictureOf(procedureById(view.procedure)!),
    visited: [...new Set(trail.flatMap(({ from, to }) => (from ? [from, to] : [to])))],
    done: trail.find(({ seq, actor }) => actor === person.id && String(seq) === done) ?? null,
  }
}

export default function FileOverview() {
  const t = useWords()
  const { facts, requests, tokens, trail, records, people, ending, summary, picture, visited, done } =
    useLoaderData<typeof loader>()
  const { id, now, zone, procedure, state } = facts
  return (
    <FileFrame facts={facts}>
      {done && (
        <p className="done" role="status">
          {t('case.done', { step: t(`event.${done.event}.done`), seq: done.seq })}
        </p>
      )}
      <div className="columns">
        <div>
          <FileTodo facts={facts} />
          <EndingCard facts={facts} ending={ending} />
          <section>
            <h2>{t('file.requests')}</h2>
            <FileRequests {...{ facts, requests, tokens }} />
          </section>
          <StatePicture {...{ picture, visited, procedure, state }} title={t('file.picture')} />
        </div>
        <aside aria-label={t('file.beside')}>
          <FileContentCard summary={summary} />
          <Happened lines={trail} {...{ records, people, now, zone, procedure }} caseId={id} />
        </aside>
      </div>
    </FileFrame>
  )
}
