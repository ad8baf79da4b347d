import { SummaryList, useDayWords } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { Language } from '~machines/kit/words'
import type { ProgrammeText } from '~machines/programme/case'
import { paragraphOf, sectionNames } from '~machines/programme/sections'

export interface ProgrammeProseProps {
  readonly text: ProgrammeText
  readonly side: 'agency' | 'provider'
  /** in which the organisation writes */
  readonly language: Language
}

/** The text of a version that is not published yet, as whoever approves it reads it. */
export function ProgrammeProse({ text, side, language }: ProgrammeProseProps) {
  const t = useWords()
  const days = useDayWords()
  const { name, title, mail, phone } = text.responsible
  const parts = (...all: string[]) => all.filter(Boolean).join(', ')
  return (
    <>
      <SummaryList
        compact
        rows={[
          { key: t('programme.effectiveFrom'), value: text.effectiveFrom ? days.of(text.effectiveFrom) : '' },
          { key: t('programme.territory'), value: text.territory },
          { key: t('programme.languages'), value: parts(...text.languages.map((each) => t(`shell.language.${each}`))) },
          ...(side === 'agency'
            ? [{ key: t('programme.coordination'), value: t(`programme.coordination.${text.coordination}`) }]
            : []),
          { key: t('programme.responsible'), value: parts(name, title, mail, phone) },
        ]}
      />
      {(['purpose', 'scope', 'law'] as const).map((field) => (
        <Section key={field} title={t(`programme.${field}`)} text={text[field]} language={language} />
      ))}
      {sectionNames.map((section) => (
        <Section
          key={section}
          title={t(`programme.section.${section}.${side}`)}
          under={t('programme.section.paragraph', { paragraph: t(`guideline.${paragraphOf(section, side)}`) })}
          text={text.sections[section]}
          language={language}
        />
      ))}
    </>
  )
}

interface SectionProps {
  readonly title: string
  readonly under?: string
  readonly text: string
  readonly language: Language
}

function Section({ title, under, text, language }: SectionProps) {
  return (
    <>
      <h3>{title}</h3>
      {under && <p className="quiet small">{under}</p>}
      {text
        .split(/\n+/)
        .filter(Boolean)
        .map((line, index) => (
          <p key={index} className="govuk-body" lang={language}>
            {line}
          </p>
        ))}
    </>
  )
}
