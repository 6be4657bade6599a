'use strict';
// The gateway written by hand for Node, without a package: node by-hand.js PORT VENDOR-PORT.
// It answers /full and /bare, as the one in Java does.
const http = require('node:http');

const [port, vendorPort] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

const phoneTypes = new Set(['mobile', 'home', 'work']);
const emailTypes = new Set(['personal', 'work']);
const attachmentTypes = new Set(['resume', 'cover_letter']);
const word = (vocabulary, type) => (vocabulary.has(type) ? type : 'other');
const text = value => (value == null ? null : `${value}`);
const time = value => (value?.endsWith('.000Z') ? `${value.slice(0, -5)}Z` : value ?? null);

const attachment = a => ({
  id: a.filename,
  file_name: a.filename,
  file_url: a.url,
  candidate: null,
  application: null,
  job: null,
  attachment_type: word(attachmentTypes, a.type),
  created_at: time(a.created_at),
  updated_at: null,
});

const user = u => u && {
  id: text(u.id),
  first_name: u.first_name,
  last_name: u.last_name,
  emails: u.emails.map(email => ({ email, type: null, is_primary: null })),
};

function application(a) {
  const job = { id: text(a.jobs[0]?.id) };
  const stage = a.current_stage;
  return {
    id: text(a.id),
    candidate: { id: text(a.candidate_id) },
    job,
    applied_at: time(a.applied_at),
    rejected_at: time(a.rejected_at),
    source: a.source && { id: text(a.source.id), name: a.source.public_name },
    credited_to: user(a.credited_to),
    current_stage: stage && { id: text(stage.id), name: stage.name, job, created_at: null, updated_at: null },
    reject_reason: a.rejection_reason?.name ?? null,
    attachments: a.attachments.map(attachment),
    created_at: time(a.created_at),
    updated_at: time(a.updated_at),
  };
}

function phone({ value, type }) {
  const at = value.indexOf(' x');
  return {
    number: at < 0 ? value : value.slice(0, at),
    extension: at < 0 ? null : value.slice(at + 2),
    type: word(phoneTypes, type),
  };
}

function candidate(c, remote) {
  const unified = {
    id: text(c.id),
    first_name: c.first_name,
    last_name: c.last_name,
    name: `${c.first_name} ${c.last_name}`,
    company: c.company,
    title: c.title,
    last_interaction_at: time(c.last_activity),
    is_private: c.is_private,
    can_email: c.can_email,
    locations: c.addresses.map(a => a.value),
    phones: c.phone_numbers.map(phone),
    emails: c.email_addresses.map(e => ({ email: e.value, type: word(emailTypes, e.type) })),
    urls: [
      ...c.website_addresses.map(w => ({ url: w.value, type: w.type })),
      ...c.social_media_addresses.map(s => ({ url: s.value, type: 'social' })),
    ],
    tags: c.tags.map(name => ({ id: name, name })),
    applications: c.applications.map(application),
    attachments: c.attachments.map(attachment),
    created_at: time(c.created_at),
    updated_at: time(c.updated_at),
  };
  if (remote) unified.remote_data = c;
  return unified;
}

function vendorsPage(done, failed) {
  http.get({ port: vendorPort, host: '127.0.0.1', path: '/pages/1.json', agent }, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part));
    answer.on('end', () => (answer.statusCode === 200 ? done(JSON.parse(Buffer.concat(parts))) : failed()));
  }).on('error', failed);
}

http.createServer((request, response) => {
  const remote = request.url === '/full';
  if (!remote && request.url !== '/bare') return response.writeHead(404).end();
  vendorsPage(
    page => {
      const result = page.map(record => candidate(record, remote));
      const answer = { result, next_cursor: null, prev_cursor: null, result_count: result.length };
      const body = Buffer.from(JSON.stringify(answer));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    },
    () => response.writeHead(502).end());
}).listen(port, '127.0.0.1');
