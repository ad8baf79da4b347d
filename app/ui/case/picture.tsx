import type { Picture } from '~machines/kit/picture'
import { ScrollFrame } from '~/ui/components'
import { classes } from '~/ui/classes'
import { useWords } from '~/ui/words'
import { layOut, type Box } from './picture-layout'

export interface StatePictureProps {
  readonly picture: Picture
  /** name and version of the procedure */
  readonly procedure: string
  readonly state: string
  /** states in which the case has stood, as this reader may know */
  readonly visited: readonly string[]
  /** heading; that of a request when absent */
  readonly title?: string
}

/** Where the case stands on the picture of its procedure; drawn from the machine itself. */
export function StatePicture({ picture, procedure, state, visited, title }: StatePictureProps) {
  const t = useWords()
  const heading = title ?? t('case.picture')
  const been = picture.line.filter((each) => visited.includes(each) && each !== state).map((each) => t(`state.${each}`))
  const words = t('case.picture.words', { state: t(`state.${state}`), been: been.join(', ') || '–' })
  return (
    <section className="picture">
      <h2>{heading}</h2>
      <Drawing {...{ picture, words, state, visited }} label={heading} />
      <p>
        <a href={`/procedures/${procedure}`}>{t('case.picture.procedure')}</a>
      </p>
    </section>
  )
}

export interface DrawingProps {
  readonly picture: Picture
  readonly label: string
  /** what the picture says, for whoever does not see it */
  readonly words: string
  /** where a case stands and has stood; of the procedure itself nowhere */
  readonly state?: string
  readonly visited?: readonly string[]
}

/** The states of a procedure as boxes, with the arrows between them. */
export function Drawing({ picture, label, words, state, visited = [] }: DrawingProps) {
  const t = useWords()
  const { boxes, arrows, width, height } = layOut(picture, (each) => t(`state.${each}`))
  return (
    <ScrollFrame label={label}>
      <svg {...{ width, height }} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        {arrows.map(({ line, head }) => (
          <g key={line}>
            <path className="picture__line" d={line} />
            <path className="picture__head" d={head} />
          </g>
        ))}
        {boxes.map((box) => (
          <BoxView key={box.state} box={box} now={box.state === state} been={visited.includes(box.state)} />
        ))}
      </svg>
    </ScrollFrame>
  )
}

function BoxView({ box, now, been }: { readonly box: Box; readonly now: boolean; readonly been: boolean }) {
  const { x, y, width, height, lines } = box
  const top = y + height / 2 - (lines.length - 1) * 9 + 5
  return (
    <g className={classes('picture__state', now ? 'picture__state--now' : been && 'picture__state--been')}>
      <rect {...{ x, y, width, height }} rx="4" />
      {lines.map((text, index) => (
        <text key={text} x={x + width / 2} y={top + index * 18} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}
