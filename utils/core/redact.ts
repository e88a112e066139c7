/** Takes what must not be kept out of a text. */
export type Redact = (text: string) => string;

/** Shorter values are no secrets: they would tear holes into honest sentences. */
const SHORTEST = 6;

/**
 * @returns a function that takes the given secrets out of any text, by their value: as they are, and as servers write them
 * down in addresses, forms and headers (percent-encoded, base64)
 */
export function redactor(secrets: readonly (string | null | undefined)[]): Redact {
  const values = secrets.flatMap((secret) => (secret && secret.length >= SHORTEST ? formsOf(secret) : []));
  // The longest first: one may be a part of another.
  const forms = [...new Set(values)].sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '…'), text);
}

function formsOf(secret: string): readonly string[] {
  const escaped = encodeURIComponent(secret.toWellFormed());
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(secret)));
  const base64s = [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
  const unpadded = base64s.map((text) => text.replace(/=+$/, ''));
  return [secret, escaped, lowerEscapes(escaped), form, lowerEscapes(form), ...base64s, ...unpadded];
}

/** `%2F` and `%2f` are the same. */
function lowerEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
