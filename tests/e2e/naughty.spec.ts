import { expect, test } from '@playwright/test'
import { naughtyStrings } from '../kit/naughty'
import { signedIn } from './kit'

const shown = naughtyStrings.filter((text) => /[<>"'&{}]|javascript|script/i.test(text)).slice(0, 120)

test('nothing that people write runs: no report of the policy, no dialog', async ({ browser }) => {
  test.slow()
  const { page, context } = await signedIn(browser, 'reviewer')
  const reports: string[] = []
  const dialogs: string[] = []
  context.on('request', (request) => {
    if (request.url().endsWith('/csp-report')) reports.push(request.postData() ?? '')
  })
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto('/requests?show=all')
  await page.locator('main .line__title[href^="/requests/"]').first().click()
  const address = page.url().split(/[?#]/)[0]!
  await page.goto(`${address}/notes`)
  for (let at = 0; at < shown.length; at += 40) {
    await page.locator('textarea[name=text]').fill(shown.slice(at, at + 40).join('\n'))
    await page.getByRole('button', { name: 'Add a note' }).click()
    await expect(page.locator('textarea[name=text]')).toHaveValue('')
  }
  for (const tab of ['', '/content', '/messages', '/notes', '/trail']) await page.goto(`${address}${tab}`)
  expect({ reports, dialogs }).toEqual({ reports: [], dialogs: [] })

  // the count is worth something only if a breach is reported, through the portal's own gates
  const answered = page.waitForResponse((response) => response.url().endsWith('/csp-report'))
  await page.evaluate(() => {
    const script = document.createElement('img')
    script.src = 'https://elsewhere.example/x.png'
    document.body.append(script)
  })
  expect((await answered).status()).toBe(204)
  await context.close()
})
