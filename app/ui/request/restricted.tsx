import type { Source } from '~machines/policy/source'
import { nameOf } from '~machines/policy/source'
import { packById } from '~machines/policy/index'
import type { RequestContent } from '~machines/request/case'
import { isRestricted } from '~machines/request/restricted'
import { Card, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'

/** Where the rule stands by which nothing of what a request asks for may be shown; null where it may. */
export function restrictionOn(contents: readonly Pick<RequestContent, 'matter'>[], pack: string): Source | null {
  const named = packById(pack)!
  return contents.some((content) => isRestricted(content, named)) ? named.restricted.source : null
}

/** Says to everybody on a request that nothing of what it is about is uploaded, shown or described. */
export function RestrictedNotice({ source }: { readonly source: Source | null }) {
  const t = useWords()
  if (!source) return null
  const law = t(`instrument.${nameOf(source.instrument)}.place`, { place: source.place })
  return (
    <Card title={t('material.restricted')} tone="danger">
      <p>{t('material.restricted.text', { law })}</p>
      <p>{t('material.restricted.rest')}</p>
    </Card>
  )
}

/** Marks a request in which material is named by hash and reference alone. */
export function RestrictedTag({ source }: { readonly source: Source | null }) {
  const t = useWords()
  return source && <Tag tone="soon">{t('material.tag')}</Tag>
}
