import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CaseFrame } from '~/ui/case/frame'
import { Fanned, FanOutForm, PutForm } from '~/ui/file/fan-out'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { requireCase } from './lib/case.server'
import { fanOut, openFileWith, putInto, servicesFor, type Fanned as Opened } from './lib/fan-out.server'
import { readForm, text } from './lib/form'
import { newToken, orThrow, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, view, facts } = await requireCase(context, '/requests/:id/file', params.id!)
  const { files } = context.liaison
  const [file, open, services] = await Promise.all([
    files.of(person, view.id),
    files.openOnes(person),
    servicesFor(context, person, view),
  ])
  const fresh = () => ({ token: newToken(), fileId: randomUUID() })
  return { facts, file, open, services, put: fresh(), fan: fresh() }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireCase(context, '/requests/:id/file', params.id!)
  const fields = await readForm(request)
  const intent = text(fields, 'intent') === 'fan' ? 'fan' : 'put'
  const titled = intent === 'fan' ? 'title' : 'newTitle'
  const typed = { file: text(fields, 'file'), title: text(fields, titled) }
  const chosen = fields.getAll('services')
  const refused = (problems: readonly Problem[], status = 422) =>
    json({ intent, problems, typed, chosen, fanned: [] as readonly Opened[] }, { status })
  const { files } = context.liaison
  const isIn = (await files.of(person, view.id)) !== null

  const all = intent === 'fan' ? await servicesFor(context, person, view) : []
  const services = all.filter(({ id, provider }) => chosen.includes(`${provider}/${id}`))
  if (intent === 'fan' && services.length === 0) return refused([problem('file-fan-nobody', 'services')])

  if (!isIn) {
    const named = intent === 'put' && typed.file !== '' ? await files.read(person, typed.file) : null
    if (typed.file !== '' && intent === 'put' && !named) return refused([problem('file-unknown-to-you', 'request')])
    const answer = orThrow(
      named
        ? await putInto(context, person, { fields, view, file: named.id, version: named.version })
        : await openFileWith(context, person, { fields, view, title: typed.title }),
    )
    if (!answer.ok) return refused(answer.problems.map(at(titled)), refusalStatus(answer))
  }
  const file = await files.of(person, view.id)
  const to = file ? `/files/${file.id}` : `/requests/${view.id}`
  if (intent === 'put') return redirect(to)
  const fanned = await fanOut(context, person, { fields, view, services })
  if (fanned.every(({ opened }) => opened)) return redirect(to)
  return json({ intent, problems: [] as readonly Problem[], typed, chosen, fanned }, { status: 422 })
}

/** Each of the two forms has a field of its own for the title of a new file. */
const at = (titled: string) => (each: Problem) => (each.field === 'title' ? { ...each, field: titled } : each)

export default function RequestFile() {
  const t = useWords()
  const { facts, file, open, services, put, fan } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const errors = errorsByField(t, problems)
  const [putting, fanning] = [attempt?.intent === 'put', attempt?.intent === 'fan']
  return (
    <CaseFrame facts={facts} title={t('procedure.file')} problems={problems}>
      <div className="page--narrow">
        <Fanned fanned={attempt?.fanned ?? []} />
        <h2>{t('procedure.file')}</h2>
        {file ? (
          <p>
            {t('file.in')} <a href={`/files/${file.id}`}>{file.title}</a>
          </p>
        ) : (
          <>
            <p>{t('file.put.text')}</p>
            <PutForm {...put} open={open} typed={putting ? attempt!.typed : {}} errors={putting ? errors : {}} />
          </>
        )}
        <h2>{t('file.fan')}</h2>
        <p>{t('file.fan.text')}</p>
        <FanOutForm
          {...fan}
          services={services}
          title={file ? null : fanning ? attempt!.typed.title : facts.title}
          chosen={fanning ? attempt!.chosen : []}
          errors={fanning ? errors : {}}
        />
      </div>
    </CaseFrame>
  )
}
