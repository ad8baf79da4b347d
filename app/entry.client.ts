import { enhanceComponents } from '~/ui/client/components'
import { enhanceCopyButtons } from '~/ui/client/copy'
import { keepInstantsFresh } from '~/ui/client/instants'
import { enhancePasskeys } from '~/ui/client/passkeys'
import { enhanceUploads } from '~/ui/client/uploads'

enhanceComponents()
enhanceCopyButtons()
keepInstantsFresh()
enhancePasskeys()
enhanceUploads()
