import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { body, cmd, http, py, submitUrl } from '../lib/http-clients.mjs';
import { must } from '../lib/processes.mjs';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

export default [
  cmd('curl', 'curl', (u) => [
    '-sSf',
    '-o',
    '/dev/null',
    u,
    '--next',
    '-sSf',
    '-o',
    '/dev/null',
    '-d',
    body,
    submitUrl(u),
  ]),
  cmd('curl-as-chrome', 'curl', (u) => [
    '-sSf',
    '-o',
    '/dev/null',
    '--compressed',
    '-A',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    '-H',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    '-H',
    'Accept-Language: en-US,en;q=0.9',
    u,
  ]),
  cmd('wget', 'wget', (u) => ['-q', '-O', '/dev/null', u]),
  http('node-fetch', async (u) => {
    await (await fetch(u)).text();
    await fetch(submitUrl(u), { method: 'POST', headers: form, body });
  }),
  http('axios', async (u) => {
    const { default: axios } = await import('axios');
    await axios.get(u);
    await axios.post(submitUrl(u), body);
  }),
  http('got', async (u) => {
    const { default: got } = await import('got');
    await got(u);
    await got.post(submitUrl(u), { body, headers: form });
  }),
  http('cycletls', async (u) => {
    const { default: init } = await import('cycletls');
    const c = await init({ port: 20000 + Math.floor(Math.random() * 20000) });
    await c(
      u,
      {
        userAgent:
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
        timeout: 15,
      },
      'get',
    );
    await c.exit();
  }),
  py(
    'python-urllib',
    'import sys,urllib.request as r,urllib.parse as p\nr.urlopen(sys.argv[1]).read()\nr.urlopen(sys.argv[2],p.urlencode({"name":sys.argv[3],"email":sys.argv[4]}).encode()).read()',
  ),
  py(
    'python-requests',
    'import sys,requests\ns=requests.Session()\ns.get(sys.argv[1])\ns.post(sys.argv[2],data={"name":sys.argv[3],"email":sys.argv[4]})',
  ),
  http('scrapy', async (u, { tmp }) => {
    const f = join(tmp, 'spider.py');
    writeFileSync(
      f,
      `import scrapy
class S(scrapy.Spider):
    name = 's'
    start_urls = [${JSON.stringify(u)}]
    def parse(self, response):
        yield scrapy.FormRequest.from_response(response, formdata={'name': 'a', 'email': 'b@example.org'}, callback=lambda r: None)
`,
    );
    await must('/usr/bin/python3', ['-m', 'scrapy', 'runspider', '--nolog', f], { cwd: tmp });
  }),
  http('go-net-http', async (u, { tmp }) => {
    const f = join(tmp, 'main.go');
    writeFileSync(
      f,
      'package main\nimport ("net/http";"os";"io")\nfunc main(){r,e:=http.Get(os.Args[1]);if e!=nil{panic(e)};io.Copy(io.Discard,r.Body)}\n',
    );
    await must('go', ['run', f, u], { cwd: tmp });
  }),
  cmd('lynx', 'lynx', (u) => ['-dump', u]),
  cmd('httrack', 'httrack', (u, tmp) => [u, '-O', join(tmp, 'mirror'), '-r1', '-q', '-%v0']),
  cmd('apachebench', 'ab', (u) => ['-n', '3', '-q', u]),
];
