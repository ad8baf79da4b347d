import type { ChildFacts } from '../kit/facts'
import type { Question } from '../kit/procedure'
import type { EndedRequest, EndingKind, FileContext, FileDossier } from './case'
import { effectOn } from './effects'
import type { FileData, FileEventName } from './events'

type Asked<Name extends FileEventName> = Question<FileContext, FileDossier, FileData[Name]>
type Folds = { readonly [Name in FileEventName]?: (asked: Asked<Name>) => Partial<FileDossier> }

const folds: Folds = {
  'file.open': ({ data }) => ({ content: data }),
  'file.save': ({ data }) => ({ content: data }),
  'file.close': (asked) => endingBy(asked, 'close', { ...asked.data, told: '' }),
  'file.withdraw': (asked) => endingBy(asked, 'withdraw', asked.data),
  'child.settle': ({ data, dossier: { ending }, facts }) => ({
    ending: ending && {
      ...ending,
      requests: ending.requests.map((line) =>
        line.request === data.request
          ? { ...line, ...toldOf(facts.child), effect: data.effect, settled: data.settled }
          : line,
      ),
    },
  }),
}

/** What the file says after an event. */
export function foldFile(asked: Question<FileContext, FileDossier, never>): FileDossier {
  const fold = folds[asked.event as FileEventName] as ((asked: unknown) => Partial<FileDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

function endingBy(
  { context, by, facts }: Asked<'file.close' | 'file.withdraw'>,
  kind: EndingKind,
  said: { readonly text: string; readonly told: string },
): Partial<FileDossier> {
  const how = new Map(context!.requests.map((link) => [link.request, link.how]))
  const lineOf = (child: ChildFacts): EndedRequest => ({
    ...{ request: child.id, procedure: child.procedure, how: how.get(child.id)!, provider: child.provider },
    ...{ ...toldOf(child), number: child.number, state: child.state, outcome: child.outcome },
    ...{ effect: effectOn(child, kind), settled: child.closed ? 'notNeeded' : null },
  })
  const role = by.roles.includes('officer') ? 'officer' : 'supervisor'
  const { standing: _standing, trainedUntil: _trained, ...person } = facts.actor!
  return {
    ending: {
      ...{ kind, at: facts.now, by: person, role, agency: facts.agency!, text: said.text, told: said.told },
      requests: facts.children!.map(lineOf),
    },
  }
}

/** A request as it stands now, where the portal has it. */
function toldOf(child: ChildFacts | undefined): Partial<Pick<EndedRequest, 'number' | 'state' | 'outcome'>> {
  return child ? { number: child.number, state: child.state, outcome: child.outcome } : {}
}
