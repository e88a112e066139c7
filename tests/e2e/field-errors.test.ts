import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { openConnectDialog } from './harness/by-hand.ts';
import { rows } from './harness/database.ts';
import { type Stage, setStage } from './harness/stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;
const field = (label: string): string => `dialog ::-p-aria([name="${label}"][role="textbox"])`;

interface Slip {
  readonly typed: string;
  readonly says: string;
  readonly proposal: string | null;
}

interface Form {
  readonly network: string;
  readonly label: string;
  readonly slips: readonly [Slip, ...Slip[]];
  /** What stands in the other fields, and has to stay there. */
  readonly others: Readonly<Record<string, string>>;
}

const CLIENT = { 'Client ID': 'relink-public', 'ID field': 'user.id' };

const FORMS: readonly Form[] = [
  {
    network: 'Bluesky',
    label: 'Handle',
    slips: [
      {
        typed: 'anna@example.com',
        says: 'is an e-mail address. Relink signs in with the handle',
        proposal: 'anna.bsky.social',
      },
      {
        typed: 'anna',
        says: 'is not the whole handle: it ends with a domain',
        proposal: 'anna.bsky.social',
      },
      {
        typed: 'bsky.app/profile/anna',
        says: '“anna” is not the whole handle',
        proposal: 'anna.bsky.social',
      },
    ],
    others: { 'App password': 'abcd-efgh-ijkl-mnop' },
  },
  {
    network: 'Mastodon',
    label: 'Server',
    slips: [
      {
        typed: 'my server',
        says: '“my server” has a blank in it; an address has none',
        proposal: null,
      },
      { typed: '@anna', says: '“@anna” does not say which server', proposal: null },
      { typed: 'mastodon', says: '“mastodon” has no ending', proposal: 'mastodon.social' },
    ],
    others: {},
  },
  {
    network: 'Custom server',
    label: 'Issuer URL',
    slips: [
      {
        typed: 'https://id.example.com/.well-known/openid-configuration',
        says: 'The issuer is the same without the well-known part',
        proposal: 'https://id.example.com/',
      },
    ],
    others: CLIENT,
  },
];

/** Waits for the alert that describes a field, as a screen reader finds it. The form may be gone and come back meanwhile. */
async function untilToldUnder(page: Page, label: string, words: string): Promise<void> {
  await page.waitForFunction(
    (name, expected) => {
      const inputs = [...document.querySelectorAll<HTMLInputElement>('dialog input')];
      const input = inputs.find(({ labels }) => labels?.[0]?.textContent.startsWith(name));
      const ids = input?.getAttribute('aria-describedby')?.split(' ') ?? [];
      const told = ids.map((id) => document.getElementById(id)).find((one) => one?.role === 'alert');
      return input?.getAttribute('aria-invalid') === 'true' && told?.textContent.includes(expected);
    },
    { polling: 50 },
    label,
    words,
  );
}

async function standing(page: Page, label: string): Promise<string> {
  const input = await page.waitForSelector(field(label));
  return (await input?.evaluate((element) => (element as HTMLInputElement).value)) ?? '';
}

async function othersStand(page: Page, others: Form['others']): Promise<void> {
  for (const [label, value] of Object.entries(others)) expect(await standing(page, label)).toBe(value);
}

async function nothingHappened({ relink, sandbox }: Stage): Promise<void> {
  expect(sandbox.requests.all).toEqual([]);
  expect(await rows(relink.observer, 'flows')).toEqual([]);
}

test.each(FORMS)(
  '$network: what was typed wrong is told under its field with a proposal, and the form stays',
  async ({ network, label, slips, others }) => {
    const stage = await setStage();
    const [{ typed: first }] = slips;
    const page = await openConnectDialog(stage, network, { ...others, [label]: first });
    for (const { typed, says, proposal } of slips) {
      await page.locator(field(label)).fill(typed);
      await page.locator(`dialog ${button('Connect')}`).click();
      await untilToldUnder(page, label, says);
      expect(await standing(page, label)).toBe(typed);
      expect(await page.$eval(field(label), (input) => input === document.activeElement)).toBe(true);
      await othersStand(page, others);
      if (!proposal) continue;
      await page.locator(`dialog ${button(`Use ${proposal}`)}`).click();
      await page.waitForFunction(() => !document.querySelector('dialog [role="alert"]'), { polling: 50 });
      expect(await standing(page, label)).toBe(proposal);
      await othersStand(page, others);
    }
    await nothingHappened(stage);
  },
);

test('a profile’s address without its beginning is taken for the handle in it', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const anna = sandbox.people.find(({ id }) => id === 'anna');
  const page = await openConnectDialog(stage, 'Bluesky', {
    Handle: `bsky.app/profile/${anna?.accounts.bluesky.handle}`,
    'App password': `${anna?.appPasswords.first}`,
  });
  await page.waitForSelector('dialog ::-p-aria([role="status"]) ::-p-text(connected.)');
  expect(await rows(relink.observer, 'logins')).toHaveLength(1);
});

test('a server that is none of its kind is told under its field, in words, and the form stays', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const issuer = `https://${new URL(sandbox.apps.legacy.tokenEndpoint).host}`;
  const page = await openConnectDialog(stage, 'Custom server', { 'Issuer URL': issuer, ...CLIENT });
  await untilToldUnder(page, 'Issuer URL', 'legacy.example.com does not answer like an OAuth 2 server');
  expect(await standing(page, 'Issuer URL')).toBe(issuer);
  await othersStand(page, CLIENT);
  expect(await rows(relink.observer, 'logins')).toEqual([]);

  // The same form goes on with the right server.
  await page.locator(field('Issuer URL')).fill(sandbox.apps.custom.issuer);
  await page.locator(`dialog ${button('Connect')}`).click();
  await page.waitForSelector('dialog ::-p-text(Waiting for you in the sign-in window)');
});
