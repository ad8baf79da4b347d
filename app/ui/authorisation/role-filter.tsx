import type { Role } from '~machines/kit/words'
import { Button } from '~/ui/components'
import { Select } from '~/ui/form'
import { useWords } from '~/ui/words'

/** Narrows the table to one role; a plain GET form, so that what is shown has an address. */
export function RoleFilter({ roles, chosen }: { readonly roles: readonly Role[]; readonly chosen: Role | null }) {
  const t = useWords()
  return (
    <form method="get" className="filter" role="search" aria-label={t('authorisation.filter')}>
      <Select
        name="role"
        label={t('authorisation.role')}
        value={chosen ?? ''}
        empty={t('authorisation.role.any')}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <Button tone="calm">{t('requests.apply')}</Button>
    </form>
  )
}
