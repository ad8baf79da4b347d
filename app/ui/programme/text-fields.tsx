import { Checkboxes, DateField, Radios, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { languages } from '~machines/kit/words'
import { coordinations, type ProgrammeText } from '~machines/programme/case'
import { paragraphOf, sectionNames } from '~machines/programme/sections'

export interface TextFieldsProps {
  readonly text: ProgrammeText
  readonly side: 'agency' | 'provider'
  readonly errors: Readonly<Record<string, string>>
}

/** The text of a programme to be written: what it is for, the procedures in prose, who answers for it, from when. */
export function TextFields({ text, side, errors }: TextFieldsProps) {
  const t = useWords()
  const prose = (name: 'purpose' | 'scope' | 'law') => (
    <TextArea
      {...{ name, rows: 3, value: text[name], error: errors[name] }}
      label={t(`programme.${name}`)}
      hint={t(`programme.${name}.hint`)}
    />
  )
  return (
    <>
      {prose('purpose')}
      {prose('scope')}
      <TextField
        {...{ name: 'territory', value: text.territory, error: errors.territory }}
        label={t('programme.territory')}
        hint={t('programme.territory.hint')}
      />
      <Checkboxes
        {...{ name: 'languages', values: text.languages, error: errors.languages }}
        label={t('programme.languages')}
        options={languages.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
      />
      {prose('law')}
      <h2>{t('programme.sections')}</h2>
      <p className="govuk-body">{t('programme.sections.text')}</p>
      {sectionNames.map((section) => (
        <TextArea
          key={section}
          {...{ name: `sections.${section}`, rows: 4, value: text.sections[section] }}
          error={errors[`sections.${section}`]}
          label={t(`programme.section.${section}.${side}`)}
          hint={t('programme.section.paragraph', { paragraph: t(`guideline.${paragraphOf(section, side)}`) })}
        />
      ))}
      {side === 'agency' && (
        <Radios
          {...{ name: 'coordination', value: text.coordination, error: errors.coordination }}
          label={t('programme.coordination')}
          hint={t('programme.coordination.hint')}
          options={coordinations.map((value) => ({ value, label: t(`programme.coordination.${value}`) }))}
        />
      )}
      <h2>{t('programme.responsible')}</h2>
      <Responsible {...{ text, errors }} />
      <DateField
        {...{ name: 'effectiveFrom', value: text.effectiveFrom, error: errors.effectiveFrom }}
        label={t('programme.effectiveFrom')}
        hint={t('programme.effectiveFrom.hint')}
      />
    </>
  )
}

const kinds = { name: 'text', title: 'text', mail: 'email', phone: 'tel' } as const

function Responsible({ text: { responsible }, errors }: Omit<TextFieldsProps, 'side'>) {
  const t = useWords()
  return (['name', 'title', 'mail', 'phone'] as const).map((part) => (
    <TextField
      key={part}
      {...{ name: `responsible.${part}`, value: responsible[part], type: kinds[part] }}
      error={errors[`responsible.${part}`]}
      label={t(`programme.responsible.${part}`)}
      hint={part === 'mail' ? t('programme.responsible.mail.hint') : undefined}
    />
  ))
}
