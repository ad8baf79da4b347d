import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAddress } from '~/ui/case/address'
import { icalendar } from './lib/icalendar'
import { notFound } from './lib/guard'

/** For a person's calendar program, which cannot sign in: the deadlines that run on what they work on. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { people, cases, platform } = context.liaison
  const person = await people.calendar.for(params.token ?? '')
  if (!person) throw notFound()
  const t = platform.words.t(person.language)
  const { publicUrl } = platform.env
  const events = (await cases.deadlines(person)).map(({ caseId, procedure, number, rule, due, changedAt }) => ({
    ...{ uid: `${caseId}.${rule}@${new URL(publicUrl).hostname}`, at: due, changedAt },
    ...{ summary: t(`calendar.due.${rule}`, { number }), url: publicUrl + caseAddress(procedure, caseId) },
  }))
  return new Response(icalendar(t('calendar.name'), events), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  })
}
