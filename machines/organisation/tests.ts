import { after } from '../kit/clock-arithmetic'
import type { PolicyPack } from '../policy/pack'
import type { ContactPoint, ContactTest, OrganisationDossier } from './case'

/** A contact point with the last calls that tried it, the newest first. */
export type TestedContact = ContactPoint & { readonly tests: readonly Omit<ContactTest, 'contact'>[] }

/** How many of them the directory shows. */
const shown = 5

/** The contact points as the directory has them. */
export function contactsTested({ contacts, contactTests }: OrganisationDossier): TestedContact[] {
  return contacts.map((point) => {
    const its = contactTests.filter(({ contact }) => contact === point.contact).slice(-shown)
    return { ...point, tests: its.map(({ contact: _, ...test }) => test).toReversed() }
  })
}

/** When the next test call is due; null where none was made yet, and it is due at once. */
export function nextTestDue({ tests, zone }: Pick<TestedContact, 'tests' | 'zone'>, pack: PolicyPack): string | null {
  const last = tests[0]
  return last ? after(last.at, pack.enrolment.contactTest, zone) : null
}
