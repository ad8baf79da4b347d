import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { AddresseeFields } from '~/ui/filing/addressee-fields'
import { BasisAsked } from '~/ui/filing/basis-asked'
import { BasisFields } from '~/ui/filing/basis-fields'
import { HandlingFields } from '~/ui/filing/handling-fields'
import { MatterFields } from '~/ui/filing/matter-fields'
import { errorsByField, useWords } from '~/ui/words'
import { requireDraft, saveSection, stepOf, type Draft } from './lib/draft.server'
import { flat, isFormSection, sectionForms, type FormSection } from './lib/draft-sections'
import { readForm } from './lib/form'
import { notFound } from './lib/guard'
import { perilOf } from './lib/emergency.server'
import { termsOf } from './lib/preservation.server'
import type { RequestView } from '~/cases/views'
import { PerilFields } from '~/ui/filing/peril-fields'
import { TermsFields } from '~/ui/filing/terms-fields'
import { dataCategories } from '~machines/identifiers/identifier'
import { requestProcedureById } from '~machines/index'
import { instrumentsFor as instrumentsForEmergency } from '~machines/emergency/terms'
import type { UnfitBasis } from '~machines/request/basis-fit'
import { instrumentsFor, validationRulesIn } from '~machines/preservation/terms'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/:section', params.id!)
  const { person, view, pack } = draft
  const section = requireSection(view, params.section)
  const values =
    section === 'terms' || section === 'peril'
      ? { ...termsOf(view), ...perilOf(view) }
      : flat(view.dossier.draft[section])
  const providers = section === 'addressee' ? await context.liaison.directory.providers(person) : []
  return {
    ...{ section, values: values as Readonly<Record<string, string>>, providers, step: stepOf(draft), caseId: view.id },
    ...{ bases: pack.legalBases, offences: pack.offences, pack: pack.vocabulary },
    afterwards: validationRulesIn(pack).length > 0,
    instruments: section === 'peril' ? instrumentsForEmergency(pack) : instrumentsFor(pack),
    ...{ dangers: pack.dangers, professions: pack.sensitive.professions },
    scale: draft.asks === 'emergency' ? [] : pack.requestPriorities.map(({ code }) => code),
    asked: { lines: section === 'basis' ? basesOf(draft) : [], vocabulary: draft.basis.vocabulary },
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const draft = await requireDraft(context, '/requests/:id/draft/:section', params.id!)
  const section = requireSection(draft.view, params.section)
  const fields = await readForm(request)
  return saveSection(context, draft, fields, {
    section,
    values: sectionForms[section](fields),
  })
}

/** What the provider asks for, where it says so and the procedure's legal basis reaches the data. */
function basesOf({ service, asks }: Draft): UnfitBasis[] {
  const published = asks === 'disclosure' ? (service?.bases ?? {}) : {}
  return dataCategories.flatMap((category) => (published[category] ? [{ category, bases: published[category] }] : []))
}

function requireSection({ procedure }: Pick<RequestView, 'procedure'>, name: string | undefined): FormSection {
  if (!isFormSection(name) || !requestProcedureById(procedure)!.sections.includes(name)) throw notFound()
  return name
}

export default function DraftSectionPage() {
  const t = useWords()
  const {
    section,
    values: saved,
    providers,
    step,
    caseId,
    bases,
    offences,
    pack,
    instruments,
    afterwards,
    dangers,
    professions,
    scale,
    asked,
  } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const fields = { values: attempt ? flat(attempt.values) : saved, errors: errorsByField(t, problems), pack }
  const back = { href: `/requests/${caseId}/draft`, text: t('filing.back') }
  return (
    <Page title={t(`filing.section.${section}`)} {...{ problems, back }} narrow>
      <BasisAsked {...asked} />
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        {section === 'addressee' && (
          <AddresseeFields
            providers={providers}
            serviceId={fields.values.serviceId ?? ''}
            error={fields.errors['values.serviceId'] ?? fields.errors['values.providerId']}
          />
        )}
        {section === 'matter' && <MatterFields {...fields} offences={offences} />}
        {section === 'basis' && <BasisFields {...fields} bases={bases} />}
        {section === 'terms' && <TermsFields {...fields} {...{ instruments, afterwards }} />}
        {section === 'peril' && <PerilFields {...fields} {...{ instruments, dangers }} />}
        {section === 'handling' && <HandlingFields {...fields} {...{ professions, scale }} />}
        <Button>{t('filing.save')}</Button>
      </form>
    </Page>
  )
}
