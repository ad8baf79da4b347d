import { enhanceComponents } from '~/ui/client/components'
import { enhanceCopyButtons } from '~/ui/client/copy'
import { keepInstantsFresh } from '~/ui/client/instants'
import { enhancePasskeys } from '~/ui/client/passkeys'

enhanceComponents()
enhanceCopyButtons()
keepInstantsFresh()
enhancePasskeys()
