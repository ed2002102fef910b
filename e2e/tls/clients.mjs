// Clients over TLS that run no script, each a process of its own. `args` of a site's address, its authority's file and a folder.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FLEET = fileURLToPath(new URL('../fleet/', import.meta.url));
const fromFleet = createRequire(join(FLEET, 'package.json'));

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
/** What Chromium 156 sends with a page, in its order. */
export const CHROME_HEADERS = [
  ['sec-ch-ua', '"Not:A-Brand";v="8", "Chromium";v="156"'],
  ['sec-ch-ua-mobile', '?0'],
  ['sec-ch-ua-platform', '"Linux"'],
  ['upgrade-insecure-requests', '1'],
  ['user-agent', CHROME],
  [
    'accept',
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
  ],
  ['sec-fetch-site', 'none'],
  ['sec-fetch-mode', 'navigate'],
  ['sec-fetch-user', '?1'],
  ['sec-fetch-dest', 'document'],
  ['accept-language', 'en-US,en;q=0.9'],
  ['priority', 'u=0, i'],
];
const asFlags = CHROME_HEADERS.flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
const asObject = JSON.stringify(Object.fromEntries(CHROME_HEADERS));
/** What Firefox ESR 153 sends with a page over HTTP/1.1, but for the one header that curl leaves out. */
const FIREFOX_FLAGS = [
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language: en-US,en;q=0.9',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Upgrade-Insecure-Requests: 1',
  'Sec-Fetch-Dest: document',
  'Sec-Fetch-Mode: navigate',
  'Sec-Fetch-Site: none',
  'Sec-Fetch-User: ?1',
  'Priority: u=0, i',
].flatMap((header) => ['-H', header]);

const has = (tool) => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const hasPackage = (name) => {
  try {
    return existsSync(fromFleet.resolve(`${name}/package.json`)) || existsSync(fromFleet.resolve(name));
  } catch {
    return existsSync(join(FLEET, 'node_modules', name));
  }
};

const tool = (id, kind, file, args, more = {}) => ({ id, kind, file, args, isThere: () => has(file), ...more });
/** Code for Node, in the folder of the fleet where it takes a package of the fleet's. */
const node = (id, kind, code, needs) => ({
  id,
  kind,
  file: process.execPath,
  args: (url) => ['--input-type=module', '-e', code, url],
  env: (ca) => ({ NODE_EXTRA_CA_CERTS: ca }),
  cwd: needs === undefined ? undefined : FLEET,
  isThere: () => needs === undefined || hasPackage(needs),
});
const hasModule = (file, args) => {
  try {
    execFileSync(file, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const PHP =
  '$c = curl_init($argv[1]); curl_setopt($c, CURLOPT_RETURNTRANSFER, true); exit(curl_exec($c) === false ? 1 : 0);';
const python = (id, kind, code, module) => ({
  ...tool(id, kind, 'python3', (url) => ['-c', code, url]),
  env: (ca) => ({ SSL_CERT_FILE: ca, REQUESTS_CA_BUNDLE: ca }),
  isThere: () => hasModule('python3', ['-c', `import ${module ?? 'ssl'}`]),
});
const GO = `package main
import ("crypto/tls"; "crypto/x509"; "io"; "net/http"; "os")
func main() {
  pem, _ := os.ReadFile(os.Args[2])
  pool := x509.NewCertPool()
  pool.AppendCertsFromPEM(pem)
  client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
  answer, err := client.Get(os.Args[1])
  if err != nil { panic(err) }
  io.Copy(io.Discard, answer.Body)
}
`;
const JAVA = `import java.net.URI; import java.net.http.*;
public class Get { public static void main(String[] a) throws Exception {
  HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(a[0])).build(), HttpResponse.BodyHandlers.ofString()); } }
`;
/** A scraper of an impersonator: page after page, half a second each, as if nobody looked. */
const PAGES = 14;
const crawl = (open, get) =>
  `${open}\nfor (let at = 0; at < ${PAGES}; at++) { await (${get})(process.argv[1] + (at ? 'p/' + at : '')); await new Promise((go) => setTimeout(go, 500)); }\nprocess.exit(0);`;
const wreq = (profile) => ({
  ...node(
    `wreq-js ${profile}`,
    'impersonator',
    crawl(
      "import { fetch } from 'wreq-js';",
      `async (url) => (await fetch(url, { browser: '${profile}', insecure: true })).text()`,
    ),
    'wreq-js',
  ),
  pages: PAGES,
});
const impit = (browser) =>
  node(
    `impit ${browser}`,
    'impersonator',
    `import { Impit } from 'impit'; await (await new Impit({ browser: '${browser}', ignoreTlsErrors: true }).fetch(process.argv[1])).text(); process.exit(0);`,
    'impit',
  );

/** `library`: as it is, and must be at 70 or more. `disguised`, `impersonator`: must be above 30. */
export const CLIENTS = [
  tool('curl', 'library', 'curl', (url, ca) => ['-sS', '--cacert', ca, url]),
  tool('curl, HTTP/1.1', 'library', 'curl', (url, ca) => ['-sS', '--http1.1', '--cacert', ca, url]),
  tool('curl, Chrome’s user agent', 'disguised', 'curl', (url, ca) => ['-sS', '--cacert', ca, '-A', CHROME, url]),
  tool('curl, Chrome’s headers', 'disguised', 'curl', (url, ca) => [
    ...['-sS', '--compressed', '--cacert', ca, ...asFlags],
    url,
  ]),
  tool('curl, Firefox’s headers', 'disguised', 'curl', (url, ca) => ['-sS', '--cacert', ca, ...FIREFOX_FLAGS, url]),
  tool('curl, Firefox’s headers, HTTP/1.1', 'disguised', 'curl', (url, ca) => [
    ...['-sS', '--http1.1', '--cacert', ca, ...FIREFOX_FLAGS],
    url,
  ]),
  tool('httpie', 'library', 'http', (url, ca) => ['--ignore-stdin', '--verify', ca, url]),
  tool('aria2c', 'library', 'aria2c', (url, ca, folder) => [
    '-q',
    `--ca-certificate=${ca}`,
    '-d',
    folder,
    '-o',
    'page',
    url,
  ]),
  tool('w3m', 'library', 'w3m', (url) => ['-dump_source', '-o', 'ssl_verify_server=0', url]),
  tool('Links', 'library', 'links', (url) => ['-source', '-ssl.certificates', '0', url]),
  tool('ELinks', 'library', 'elinks', (url) => ['-source', '-eval', 'set connection.ssl.cert_verify = 0', url]),
  tool('Perl LWP', 'library', 'perl', (url) => ['-MLWP::UserAgent', '-e', 'LWP::UserAgent->new->get($ARGV[0])', url], {
    env: (ca) => ({ PERL_LWP_SSL_CA_FILE: ca }),
    isThere: () => has('perl') && hasModule('perl', ['-MLWP::Protocol::https', '-e', '1']),
  }),
  tool('Ruby Net::HTTP', 'library', 'ruby', (url) => ['-rnet/http', '-e', 'Net::HTTP.get(URI(ARGV[0]))', url], {
    env: (ca) => ({ SSL_CERT_FILE: ca }),
  }),
  tool('PHP curl', 'library', 'php', (url, ca) => ['-d', `curl.cainfo=${ca}`, '-r', PHP, url], {
    isThere: () => has('php') && hasModule('php', ['-r', 'exit(extension_loaded("curl") ? 0 : 1);']),
  }),
  tool('wget', 'library', 'wget', (url, ca) => ['-q', '-O', '-', `--ca-certificate=${ca}`, url]),
  tool('lynx', 'library', 'lynx', (url) => ['-source', url], { env: (ca) => ({ SSL_CERT_FILE: ca }) }),
  tool('httrack', 'library', 'httrack', (url, _, folder) => [url, '-O', join(folder, 'mirror'), '-r1', '-q', '-%v0']),
  node('Node fetch', 'library', 'await (await fetch(process.argv[1])).text()'),
  node(
    'Node fetch, Chrome’s headers',
    'disguised',
    `await (await fetch(process.argv[1], { headers: ${JSON.stringify(CHROME_HEADERS)} })).text()`,
  ),
  node('Node https', 'library', "import { get } from 'node:https'; get(process.argv[1], (r) => r.resume())"),
  node('axios', 'library', "import axios from 'axios'; await axios.get(process.argv[1])", 'axios'),
  node(
    'axios, Chrome’s headers',
    'disguised',
    `import axios from 'axios'; await axios.get(process.argv[1], { headers: ${asObject} })`,
    'axios',
  ),
  node(
    'undici over HTTP/2, Chrome’s headers',
    'disguised',
    `import { Agent, request } from 'undici'; const dispatcher = new Agent({ allowH2: true });
const { body } = await request(process.argv[1], { dispatcher, headers: ${asObject} }); await body.dump(); process.exit(0);`,
    'undici',
  ),
  node(
    'Node http2, Chrome’s headers',
    'disguised',
    `import { connect } from 'node:http2'; const session = connect(process.argv[1]);
session.request({ ':path': '/', ...${asObject} }).on('end', () => session.close()).resume();`,
  ),
  node(
    'cycletls',
    'disguised',
    `import cycle from 'cycletls'; const client = await cycle();
await client(process.argv[1], { insecureSkipVerify: true, headers: ${asObject} }, 'get'); await client.exit(); process.exit(0);`,
    'cycletls',
  ),
  node('got', 'library', "import got from 'got'; await got(process.argv[1]).text()", 'got'),
  python('Python urllib', 'library', 'import sys, urllib.request as r; r.urlopen(sys.argv[1]).read()'),
  python(
    'Python urllib, Chrome’s headers',
    'disguised',
    `import sys, urllib.request as r; r.urlopen(r.Request(sys.argv[1], headers=dict(${JSON.stringify(CHROME_HEADERS)}))).read()`,
  ),
  python('Python requests', 'library', 'import sys, requests; requests.get(sys.argv[1]).text', 'requests'),
  tool('Go net/http', 'library', 'go', (url, ca, folder) => {
    writeFileSync(join(folder, 'get.go'), GO);
    return ['run', join(folder, 'get.go'), url, ca];
  }),
  tool('Java HttpClient', 'library', 'java', (url, ca, folder) => {
    writeFileSync(join(folder, 'Get.java'), JAVA);
    const store = join(folder, 'trust.p12');
    const trust = [
      '-importcert',
      '-noprompt',
      '-alias',
      'ca',
      '-file',
      ca,
      '-keystore',
      store,
      '-storepass',
      'changeit',
    ];
    if (!existsSync(store)) execFileSync('keytool', trust, { stdio: 'ignore' });
    const from = ['trustStore', 'trustStorePassword'].map(
      (name, at) => `-Djavax.net.ssl.${name}=${[store, 'changeit'][at]}`,
    );
    return [...from, join(folder, 'Get.java'), url];
  }),
  ...['chrome', 'chrome142', 'firefox', 'firefox144'].map(impit),
  ...['chrome_131', 'chrome_149', 'edge_147', 'opera_130', 'firefox_151', 'safari_17.5'].map(wreq),
  ...['safari_18.5', 'safari_26.2', 'safari_ios_26.2'].map(wreq),
];
