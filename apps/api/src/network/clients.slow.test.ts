import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { documentVisit } from '@veridict/corpus';
import { type Recorder, startRecorder } from '@veridict/corpus/recording';
import { judge, NOTHING_KNOWN } from '@veridict/verifier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../crypto.ts';
import { createIdentify } from '../identity/identify.ts';
import { createRobotNames } from '../identity/names.ts';

const run = promisify(execFile);
const identify = createIdentify({
  now: Date.now,
  crypto: nodeCrypto,
  state: { useSignature: async () => true },
  robotOf: createRobotNames(),
  inFeed: () => null,
  confirm: async () => 'unknown',
  keysOf: async () => null,
  isPublic: () => true,
});

/** How a client of this machine asks for an address; `ca` is a file with the authority to trust. */
type Ask = (url: string, ca: string) => readonly [file: string, args: readonly string[], env?: Record<string, string>];

const node =
  (code: string, ...more: string[]): Ask =>
  (url, ca) => [process.execPath, [...more, '--input-type=module', '-e', code, url], { NODE_EXTRA_CA_CERTS: ca }];
const python =
  (code: string): Ask =>
  (url, ca) => ['python3', ['-c', code, url], { SSL_CERT_FILE: ca }];
const chromeHeaders = (documentVisit('chromium').context.request?.headers ?? []).filter(
  ([name]) => !name.startsWith(':') && name !== 'accept-encoding',
);
const copied = chromeHeaders.map(([name, value]) => `${name}: ${value}`);
const CHROME = chromeHeaders.find(([name]) => name === 'user-agent')![1];

/** Libraries and tools as they are: none of them hides. */
const plain: Readonly<Record<string, Ask>> = {
  curl: (url, ca) => ['curl', ['-sS', '--cacert', ca, url]],
  'curl over HTTP/1.1': (url, ca) => ['curl', ['-sS', '--http1.1', '--cacert', ca, url]],
  wget: (url, ca) => ['wget', ['-q', '-O', '-', `--ca-certificate=${ca}`, url]],
  lynx: (url, ca) => ['lynx', ['-source', url], { SSL_CERT_FILE: ca }],
  'Node fetch': node('await (await fetch(process.argv[1])).text()'),
  'Node https': node("import { get } from 'node:https'; get(process.argv[1], (r) => r.resume())"),
  'Python urllib': python('import sys, urllib.request as r; r.urlopen(sys.argv[1]).read()'),
  'Python http.client': python(
    'import sys, http.client as c, urllib.parse as p; u = p.urlparse(sys.argv[1]); h = c.HTTPSConnection(u.netloc); h.request("GET", "/"); h.getresponse().read()',
  ),
};

/** The same with the headers of a browser copied over. */
const disguised: Readonly<Record<string, Ask>> = {
  'curl with Chrome’s user agent': (url, ca) => ['curl', ['-sS', '--cacert', ca, '-A', CHROME, url]],
  'curl with all of Chrome’s headers': (url, ca) => [
    'curl',
    ['-sS', '--compressed', '--cacert', ca, ...copied.flatMap((header) => ['-H', header]), url],
  ],
  'curl with all of Chrome’s headers over HTTP/1.1': (url, ca) => [
    'curl',
    ['-sS', '--http1.1', '--compressed', '--cacert', ca, ...copied.flatMap((header) => ['-H', header]), url],
  ],
  'Node fetch with Chrome’s headers': node(
    `await (await fetch(process.argv[1], { headers: ${JSON.stringify(chromeHeaders)} })).text()`,
  ),
  'Python urllib with Chrome’s headers': python(
    `import sys, urllib.request as r; r.urlopen(r.Request(sys.argv[1], headers=dict(${JSON.stringify(chromeHeaders)}))).read()`,
  ),
};

async function isThere(file: string): Promise<boolean> {
  const paths = file.startsWith('/')
    ? [file]
    : (process.env.PATH ?? '').split(delimiter).map((path) => join(path, file));
  const found = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

let recorder: Recorder;
let folder: string;
let ca: string;
beforeAll(async () => {
  recorder = await startRecorder();
  folder = await mkdtemp(join(tmpdir(), 'veridict-clients-'));
  ca = join(folder, 'ca.pem');
  await writeFile(ca, recorder.ca);
});
afterAll(async () => {
  await recorder.close();
  await rm(folder, { recursive: true });
});

/** What a client is judged to be by its first request over TLS, or null where the machine does not have it. */
async function scoreOf(ask: Ask) {
  const [file, args, env = {}] = ask(`${recorder.https}/`, ca);
  if (!(await isThere(file))) return null;
  recorder.requests.length = 0;
  await run(file, [...args], { env: { ...process.env, ...env }, timeout: 15_000 });
  const [first] = recorder.requests;
  if (!first?.tls) throw new Error('the client did not come');
  const { request, tls } = first;
  const identity = await identify({ request, target: new URL(recorder.https), address: '203.0.113.9' });
  const { score, signals } = judge(null, { ...NOTHING_KNOWN, request, tls, identity });
  return { score, ja4: tls.ja4, why: signals.map(({ name }) => name) };
}

describe('clients over TLS', () => {
  it.each(Object.entries(plain))('as they are: %s', async (_, ask) => {
    const judged = await scoreOf(ask);
    if (judged) expect(judged).toSatisfy(({ score }) => score >= 70);
  });
  it.each(Object.entries(disguised))('disguised: %s', async (_, ask) => {
    const judged = await scoreOf(ask);
    if (judged) expect(judged).toSatisfy(({ score }) => score > 30);
  });
  it('are there to be judged', async () => {
    expect(await scoreOf(plain.curl!)).toMatchObject({ why: expect.arrayContaining(['suspicious_user_agent']) });
  });
});
