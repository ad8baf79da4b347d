/** An instant in a calendar. */
export interface CalendarEvent {
  /** the same for as long as it is the same event, however it moves */
  readonly uid: string
  readonly summary: string
  readonly url: string
  /** ISO 8601 in UTC */
  readonly at: string
  readonly changedAt: string
}

/** An iCalendar object (RFC 5545): instants that take no time from the day and remind of nothing. */
export function icalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Liaison//Deadlines//EN', 'CALSCALE:GREGORIAN'],
    // RFC 7986, and what programs read that do not know it
    ...[`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H'],
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, summary, url, at, changedAt }: CalendarEvent): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${utc(changedAt)}`, `DTSTART:${utc(at)}`],
    ...[`SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(url)}`, `URL:${url}`],
    ...['CLASS:PRIVATE', 'TRANSP:TRANSPARENT', 'END:VEVENT'],
  ]
}

/** RFC 5545, 3.3.5: date and time in UTC, to the second. */
function utc(instant: string): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

const lineLength = 75

/** RFC 5545, 3.1: no line is longer than 75 octets, and none is broken within a character. */
function folded(line: string): string {
  const parts = ['']
  let room = lineLength
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (length > room) {
      parts.push('')
      room = lineLength - 1
    }
    parts[parts.length - 1] += character
    room -= length
  }
  return parts.join('\r\n ')
}
