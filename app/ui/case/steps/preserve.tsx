import { Radios, Select } from '~/ui/form'
import { KeptTable } from '~/ui/preservation/kept-table'
import { useWords } from '~/ui/words'
import { keptCodes } from '~machines/preservation/case'
import { listOf } from '~machines/preservation/kept'
import { LineField, WordsField } from './fields'
import { one, several, type StepFormProps } from './form'

/** What became of the lines that are ticked. */
export function SecureItems(props: StepFormProps) {
  const t = useWords()
  const { kept, lists, pack, typed, errors, facts } = props
  const grounds = Object.entries(listOf).flatMap(([code, list]) =>
    (lists.nilGrounds[list] ?? []).map((ground) => ({
      value: ground,
      label: t(`pack.${pack}.nilGrounds.${ground}`),
      group: t(`kept.${code}`),
    })),
  )
  const open = kept.filter((line) => line.kept === null).map(({ id }) => id)
  const chosen = typed.items ? several(typed, 'items') : open
  return (
    <>
      <div id="items" tabIndex={-1}>
        <KeptTable lines={kept} zone={facts.provider.zone} pack={pack} chosen={chosen} />
      </div>
      <div className="page--narrow">
        <Radios
          name="kept"
          label={t('preservation.kept')}
          options={keptCodes.map((value) => ({ value, label: t(`kept.${value}`), hint: t(`kept.${value}.hint`) }))}
          value={one(typed, 'kept')}
          error={errors.kept}
        />
        <Select
          name="ground"
          label={t('preservation.ground')}
          hint={t('preservation.ground.hint')}
          options={grounds}
          empty=""
          value={one(typed, 'ground')}
          error={errors.ground}
        />
        <WordsField {...props} label={t('case.text.agencyReads')} rows={3} />
      </div>
    </>
  )
}

export function ConfirmPreservation(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <KeptTable lines={props.kept} zone={props.facts.provider.zone} pack={props.pack} />
      <div className="page--narrow">
        <LineField {...props} name="system" label={t('record.system')} hint={t('preservation.system.hint')} />
        <WordsField {...props} label={t('case.text.agencyReads.optional')} rows={3} />
      </div>
    </>
  )
}

export function ExtendPreservation(props: StepFormProps) {
  const t = useWords()
  return (
    <>
      <LineField {...props} name="order" label={t('record.order')} hint={t('preservation.order.hint')} width={20} />
      <LineField {...props} name="issuedBy" label={t('record.issuedBy')} />
      <WordsField {...props} label={t('preservation.extend.why')} />
    </>
  )
}

/** Who carried the communication next, and the traffic data that show it. */
export function DisclosePath(props: StepFormProps) {
  const t = useWords()
  const { providers, typed, errors } = props
  return (
    <>
      <Select
        name="provider"
        label={t('preservation.next')}
        hint={t('preservation.next.hint')}
        options={providers.map(({ id, name }) => ({ value: id, label: name }))}
        empty={t('preservation.next.unlisted')}
        value={one(typed, 'provider')}
        error={errors.provider}
      />
      <LineField {...props} name="name" label={t('preservation.next.name')} hint={t('preservation.next.name.hint')} />
      <WordsField {...props} label={t('preservation.path')} hint={t('preservation.path.hint')} rows={8} />
    </>
  )
}

/** The request for data under which what was kept is now asked for. */
export function ConvertPreservation(props: StepFormProps) {
  const t = useWords()
  const { convertible, facts, typed, errors } = props
  return (
    <>
      {convertible.length === 0 ? (
        <p className="govuk-body">
          {t('preservation.convert.none')}{' '}
          <a href={`/requests/new?from=${facts.id}&how=conversion&to=${facts.provider.id}`}>
            {t('preservation.convert.file')}
          </a>
        </p>
      ) : (
        <Radios
          name="request"
          label={t('preservation.convert.request')}
          options={convertible.map(({ id, number, taken }) => ({
            value: id,
            label: number,
            hint: taken ? t('preservation.convert.taken') : undefined,
          }))}
          value={one(typed, 'request') || (convertible.find(({ taken }) => taken)?.id ?? '')}
          error={errors.request}
        />
      )}
      <WordsField {...props} label={t('case.text.providerReads.optional')} rows={3} />
    </>
  )
}
