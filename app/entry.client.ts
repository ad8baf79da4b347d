import { enhanceComponents } from '~/ui/client/components'
import { enhanceCopyButtons } from '~/ui/client/copy'
import { keepInstantsFresh } from '~/ui/client/instants'
import { enhancePasskeys } from '~/ui/client/passkeys'
import { showCurrentPage } from '~/ui/client/sub-navigation'
import { enhanceUploads } from '~/ui/client/uploads'

enhanceComponents()
enhanceCopyButtons()
showCurrentPage()
keepInstantsFresh()
enhancePasskeys()
enhanceUploads()
