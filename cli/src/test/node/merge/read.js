// Reads an account through Merge's own client, and prints what the client made of it as JSON.
// Arguments: the base URL, the API key, the account's token.
const { MergeClient, MergeError } = require("@mergeapi/merge-node-client");

const [baseUrl, apiKey, accountToken] = process.argv.slice(2);
const clientOf = (token) =>
  new MergeClient({ baseUrl, apiKey, accountToken: token, maxRetries: 0 });
const candidates = clientOf(accountToken).ats.candidates;

async function pages(request) {
  const all = [];
  const page = await candidates.list(request);
  all.push(page.data);
  while (page.hasNextPage()) {
    await page.getNextPage();
    all.push(page.data);
  }
  return all;
}

async function failure(call) {
  try {
    return { answer: await call() };
  } catch (e) {
    return {
      isMergeError: e instanceof MergeError,
      class: e.constructor.name,
      status: e.statusCode,
      body: e.body,
    };
  }
}

/** The JavaScript type of each field, lists by their first item. */
function types(value) {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "invalid date" : "date";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [types(value[0])];
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, types(member)]));
  }
  return typeof value;
}

async function main() {
  const all = await pages({ pageSize: 7 });
  const iterated = [];
  for await (const candidate of await candidates.list({ pageSize: 50 })) {
    iterated.push(candidate.remoteId);
  }
  const richest = all
    .flat()
    .reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a));
  const one = await candidates.retrieve(richest.id, {
    expand: ["applications", "attachments"],
    includeRemoteData: true,
  });
  const anHourAhead = new Date(Date.now() + 3_600_000);
  return {
    pages: all.map((page) => page.map((candidate) => candidate.remoteId)),
    iterated,
    listed: richest,
    one,
    types: types(one),
    sameName: (await pages({ firstName: richest.firstName })).flat().map((c) => c.firstName),
    changedSinceEver: (await pages({ modifiedAfter: new Date(0) })).flat().length,
    changedLater: (await pages({ modifiedAfter: anHourAhead })).flat().length,
    missing: await failure(() => candidates.retrieve("00000000-0000-5000-8000-000000000000")),
    notAnId: await failure(() => candidates.retrieve("not-an-id")),
    tooMany: await failure(() => candidates.list({ pageSize: 101 })),
    wrongToken: await failure(() => clientOf("nobody's").ats.candidates.list()),
  };
}

main().then((read) => console.log(JSON.stringify(read)));
