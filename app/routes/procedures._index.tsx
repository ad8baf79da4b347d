import { useLoaderData } from '@remix-run/react'
import { Card, Mono, Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { proceduresInForce } from '~machines/index'
import { nameOf } from '~machines/policy/source'

export function loader() {
  return { procedures: proceduresInForce.map(({ id }) => ({ id, name: nameOf(id) })) }
}

export default function Procedures() {
  const t = useWords()
  const { procedures } = useLoaderData<typeof loader>()
  return (
    <Page title={t('procedures.title')} narrow>
      <p>{t('procedures.text')}</p>
      {procedures.map(({ id, name }) => (
        <Card key={id} title={<a href={`/procedures/${name}`}>{t(`procedure.${name}`)}</a>}>
          <p className="page__caption">
            <Mono>{id}</Mono>
          </p>
          <p>{t(`procedure.${name}.text`)}</p>
        </Card>
      ))}
    </Page>
  )
}
