import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { RecordFinding } from '~/cases/verify-record.server'
import { Page } from '~/ui/components'
import { errorsByField, useWords } from '~/ui/words'
import { Finding } from '~/ui/verify/finding'
import { VerifyForm } from '~/ui/verify/form'
import { problem, type Problem } from '~machines/kit/refusal'
import { holdFile } from './lib/held-file.server'
import { readUpload, UploadCutShort } from './lib/upload.server'

/** Twenty megabytes: no record is larger. */
const record = { largest: 20 * 1_048_576, tooLarge: 'file-too-large-to-verify' }

export function loader({ context, request }: LoaderFunctionArgs) {
  const scanned = new URL(request.url).searchParams.get('record') ?? ''
  return { scanned: /^[0-9a-f]{16}$/.test(scanned) ? scanned : null, now: context.liaison.platform.clock.now() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  try {
    const file = await readUpload(request, (_fields, arriving) => holdFile(arriving, record))
    if ('problem' in file) return refused(file.problem)
    return json({ problems: [] as Problem[], name: file.name, finding: await context.liaison.verify.pdf(file.bytes) })
  } catch (error) {
    if (error instanceof UploadCutShort) return refused(problem('file-cut-short', 'file'))
    throw error
  }
}

function refused(found: Problem) {
  return json({ problems: [found], name: null, finding: null as RecordFinding | null }, { status: 422 })
}

export default function Verify() {
  const t = useWords()
  const { scanned, now } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page title={t('verify.title')} problems={problems} narrow>
      {attempt?.finding && <Finding finding={attempt.finding} name={attempt.name ?? ''} now={now} />}
      <p className="govuk-body">{t('verify.intro')}</p>
      {scanned && <p className="govuk-body">{t('verify.scanned', { digest: scanned })}</p>}
      <VerifyForm error={errorsByField(t, problems).file} />
      <h2>{t('verify.elsewhere')}</h2>
      <p className="govuk-body">
        {t('verify.elsewhere.text')} <a href="/authority.crt">{t('verify.authority')}</a>
      </p>
    </Page>
  )
}
