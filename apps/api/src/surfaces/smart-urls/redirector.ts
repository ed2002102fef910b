import { keyname, type LinkStatus } from '@veridict/contract';
import { acceptSignature } from '@veridict/verifier';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../address.ts';
import type { App, Services } from '../../deps.ts';
import { Refusal, refusal } from '../../errors.ts';
import { openPage, sealPage } from '../../network/page-seal.ts';
import type { LinkRow } from '../../state/port.ts';
import { verdictOfToken } from '../../token-verdict.ts';
import { recordVisit } from './check.ts';
import { decide, isBlocked, isProven } from './decide.ts';
import { blockedPage, CHECK_SCRIPT, checkPage, missingPage, PAGE_HEADERS } from './pages.ts';
import { type Met, ownVisitor, visitorHash } from './visitors.ts';

type Asked = FastifyRequest<{ Params: { keyname: string } }>;

/** `/s/:keyname`: our own redirector, by the same rules. It leads where the owner said and nowhere else. */
export function redirectorRoutes(app: App, services: Services): void {
  const { state, access, now, nonceKey, settings } = services;
  const hidden = { schema: { hide: true } };
  const contactOf = ({ hostname }: FastifyRequest) => settings.abuseContact ?? `abuse@${hostname}`;

  async function meet(request: Asked): Promise<{ link: LinkRow; met: Met; status: LinkStatus } | null> {
    const { success, data } = keyname.safeParse(request.params.keyname);
    const link = success ? await state.findLink(data) : null;
    if (link === null) return null;
    const { rules, site_id } = link.settings;
    const site = site_id === null ? null : await access.site(link.accountId, site_id);
    const met = await ownVisitor(request, rules, site, services);
    access.countPageRequest(`link ${link.keyname}`, met.visitor.address);
    return { link, met, status: decide(rules, met.visitor) };
  }

  const sealOf = (request: FastifyRequest): string => {
    const sender = services.network.senderOf(request);
    const seen = { network: networkOf(sender.address, 24, 48), userAgent: request.headers['user-agent'] ?? '' };
    return sealPage(sender, seen, services);
  };
  /** A robot that is turned away is told how it could prove who it is (RFC 9421, section 5). */
  const asking = (reply: FastifyReply): FastifyReply => reply.header('accept-signature', acceptSignature());
  const show = (reply: FastifyReply, code: number, html: string) =>
    reply.code(code).headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html);
  const lead = (reply: FastifyReply, to: string) =>
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(to, 302);

  app.get('/s/check.js', hidden, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('text/javascript; charset=utf-8').send(CHECK_SCRIPT),
  );

  app.get('/s/:keyname', hidden, async (request: Asked, reply) => {
    const found = await meet(request);
    if (found === null) return show(reply, 404, missingPage(contactOf(request)));
    const { link, met, status } = found;
    const { target, blocked, javascript, public_key } = link.settings;
    await recordVisit(met, status, link, services);
    if (isBlocked(status)) {
      if (blocked === 'not_found') return show(reply, 404, missingPage(contactOf(request)));
      if (blocked === 'forbidden') return show(asking(reply), 403, blockedPage(contactOf(request), request.id));
      return lead(reply, blocked);
    }
    // A crawler that proved who it is gets what people get in the end, without the script that it would not run.
    const isChecked = javascript && status === 'VISITOR' && !isProven(met.visitor.identity);
    return isChecked
      ? show(reply, 200, checkPage(contactOf(request), public_key, sealOf(request)))
      : lead(reply, target);
  });

  app.post('/s/:keyname', { ...hidden, bodyLimit: 4096 }, async (request: Asked, reply) => {
    reply.header('cache-control', 'no-store');
    const found = await meet(request);
    if (found === null) throw refusal('not_found');
    const { link, met, status } = found;
    asking(reply);
    if (isBlocked(status)) throw refusal('visitor_refused');
    const { public_key, target } = link.settings;
    if (public_key !== null && !(await isFit(request, public_key, link)))
      throw refusal('visitor_refused', 'The browser did not pass the check.');
    reply.removeHeader('accept-signature');
    await state.recordLinkScript(link.keyname, visitorHash(met.visitor.address, nonceKey), now());
    return { to: target };
  });

  /** The token is one of the link's own site, and no robot's. */
  async function isFit(request: Asked, publicKey: string, link: LinkRow): Promise<boolean> {
    const key = await access.publicKey(publicKey);
    if (key?.account.id !== link.accountId || typeof request.body !== 'string') return false;
    const { address, tls } = services.network.senderOf(request);
    // Whoever leaves out who asked for the page, or makes it up, did not open it.
    const [token = '', seal = ''] = request.body.split('\n');
    const page = openPage(seal, services);
    if (page === null) return false;
    const bearer = { ip: address, ua: request.headers['user-agent'], ja4: tls?.ja4, page };
    try {
      const { outcome } = await verdictOfToken(token, bearer, key, services);
      return outcome.band === 'human' || outcome.band === 'suspicious';
    } catch (error) {
      // No token of this site, or too old.
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
