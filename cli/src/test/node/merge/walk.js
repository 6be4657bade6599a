// Walks through a filtered list with Merge's own client, as it is configured out of the box save for
// its timeout, and prints the ids that it found, or what it threw, as JSON.
// Arguments: the base URL, the API key, the account's token, the address, the timeout in seconds.
const { MergeClient } = require("@mergeapi/merge-node-client");

const [baseUrl, apiKey, accountToken, address, timeoutInSeconds] = process.argv.slice(2);
const client = new MergeClient({ baseUrl, apiKey, accountToken });

async function main() {
  const found = [];
  const begin = Date.now();
  try {
    const list = await client.ats.candidates.list(
      { emailAddresses: address },
      { timeoutInSeconds: Number(timeoutInSeconds) },
    );
    for await (const candidate of list) {
      found.push(candidate.remoteId);
    }
    return { found, milliseconds: Date.now() - begin };
  } catch (e) {
    return { found, thrown: String(e), milliseconds: Date.now() - begin };
  }
}

main().then((walked) => console.log(JSON.stringify(walked)));
