import type { Browser, Reply } from './browser.ts';

export interface Choices {
  /** Who signs in where the page asks. */
  readonly person?: string;
  readonly decision?: 'allow' | 'decline';
  /** Values of the checkboxes to leave empty. */
  readonly untick?: readonly string[];
}

export interface Outcome {
  /** Where the browser was sent at last; null when it stayed on a page. */
  readonly redirect: URL | null;
  /** The fragment's fields, for implicit flows. */
  readonly fragment: URLSearchParams;
  /** How many pages the person had to answer. */
  readonly pages: number;
  readonly last: Reply;
}

/** Goes through an authorization as a person does: signs in, ticks, presses. */
export async function authorize(browser: Browser, address: string, choices: Choices = {}): Promise<Outcome> {
  let reply = await browser.visit(address);
  let pages = 0;
  for (; pages < 5 && !isAtExtension(reply); pages += 1) {
    const form = nextForm(reply.text, choices);
    if (form === null) break;
    reply = await browser.visit(reply.url, { form });
  }
  const redirect = isAtExtension(reply) ? new URL(reply.url) : null;
  return { redirect, fragment: new URLSearchParams(redirect?.hash.slice(1) ?? ''), pages, last: reply };
}

function isAtExtension(reply: Reply): boolean {
  return new URL(reply.url).host.endsWith('.chromiumapp.org');
}

function nextForm(html: string, choices: Choices): URLSearchParams | null {
  if (html.includes('name="person"')) {
    return new URLSearchParams({ step: 'sign-in', person: choices.person ?? 'anna' });
  }
  if (html.includes('value="clear"')) return new URLSearchParams({ step: 'clear' });
  if (!html.includes('name="decision"')) return null;
  const form = new URLSearchParams({ step: 'decide' });
  for (const [, field = '', value = ''] of html.matchAll(
    /type="checkbox" name="(\w+)" value="([^"]+)" checked/g,
  )) {
    if (choices.untick?.includes(value) !== true) form.append(field, value);
  }
  form.set('decision', choices.decision ?? 'allow');
  return form;
}
