import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { SubNavigation } from '~/ui/layout/sub-navigation'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

export function loader({ context }: LoaderFunctionArgs) {
  requirePage(context, '/operations')
  return null
}

export default function Operations() {
  const t = useWords()
  const entries = [
    { href: '/operations', text: t('operations.health') },
    { href: '/operations/organisations', text: t('operations.organisations'), under: true },
    { href: '/operations/trust', text: t('operations.trust') },
    { href: '/operations/jobs', text: t('operations.jobs') },
    { href: '/operations/mail', text: t('operations.mail') },
  ]
  return (
    <>
      <SubNavigation label={t('operations')} entries={entries} />
      <Outlet />
    </>
  )
}
