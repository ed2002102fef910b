// In the page: run the libraries as their READMEs say, send what they said.
import { load } from '@fingerprintjs/botd';
import FingerprintScanner from 'fpscanner';

const err = (e) => ({ error: String(e?.message ?? e) });
const send = (o) =>
  fetch(`/report/${location.pathname.split('/').pop()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(o),
  });

async function botd() {
  const d = await load();
  const result = d.detect();
  const hits = Object.entries(d.getDetections() ?? {})
    .filter(([, v]) => v.bot)
    .map(([k, v]) => `${k}:${v.botKind}`);
  return { bot: result.bot, kind: result.botKind, hits };
}

async function fpscanner() {
  const f = await new FingerprintScanner().collectFingerprint({ encrypt: false });
  const hits = Object.entries(f.fastBotDetectionDetails)
    .filter(([, v]) => v.detected)
    .map(([k, v]) => `${k}:${v.severity}`);
  return { bot: f.fastBotDetection, hits, fsid: f.fsid };
}

// one after the other: fpscanner logs to the console and makes frames, botd should not see that
(async () => {
  const out = {};
  out.botd = await botd().catch(err);
  await send(out).catch(() => {});
  out.fpscanner = await fpscanner().catch(err);
  await send(out).catch(() => {});
})();
