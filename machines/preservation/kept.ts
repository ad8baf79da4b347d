/** The pack's list of reasons for each thing that can have become of data. */
export const listOf = { frozenInPart: 'partial', gone: 'expired', notHeld: 'notHeld' } as const
