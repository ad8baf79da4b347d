import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Env } from './env.server'

export interface LetterToSend {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** the same letter has the same id, so that a mail server can drop a second copy */
  readonly messageId: string
}

export interface Mail {
  send(letter: LetterToSend): Promise<void>
}

/** Sends by SMTP_URL; without one, letters lie as .eml files in DATA_DIR/mail. */
export function openMail({ smtpUrl, dataDir, publicUrl }: Pick<Env, 'smtpUrl' | 'dataDir' | 'publicUrl'>): Mail {
  const host = new URL(publicUrl).hostname
  const from = `Liaison <no-reply@${host}>`
  const envelope = (letter: LetterToSend) => ({ ...letter, from, messageId: `<${letter.messageId}@${host}>` })
  if (smtpUrl) {
    const transport = nodemailer.createTransport(smtpUrl)
    return { send: async (letter) => void (await transport.sendMail(envelope(letter))) }
  }
  const folder = join(dataDir, 'mail')
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    send: async (letter) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { message } = await composer.sendMail(envelope(letter))
      await writeFile(join(folder, `${letter.messageId}.eml`), message as Buffer, { mode: 0o600 })
    },
  }
}
