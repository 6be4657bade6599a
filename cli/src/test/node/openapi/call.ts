// The clients that @hey-api/openapi-ts generates, asking a server: node out/call.js ORIGIN TOKEN ACCOUNT
import { client as bindbeeClient } from './generated/bindbee/client/client.gen.js'
import { listCandidates as listBindbee } from './generated/bindbee/client/sdk.gen.js'
import { client as mergeClient } from './generated/merge/client/client.gen.js'
import { getCandidates as getMerge, listCandidates as listMerge } from './generated/merge/client/sdk.gen.js'
import { client } from './generated/unified/client/client.gen.js'
import { getAtsCandidates, listAtsCandidates } from './generated/unified/client/sdk.gen.js'
import type { CandidateList } from './generated/unified/client/types.gen.js'

const [origin, token, account] = (globalThis as any).process.argv.slice(2) as string[]
for (const each of [client, bindbeeClient, mergeClient]) {
  each.setConfig({ baseUrl: origin, auth: token })
}

type Filters = Omit<NonNullable<Parameters<typeof listAtsCandidates>[0]['query']>, 'integrated_account_id'>

async function ids(filters: Filters): Promise<string[]> {
  const { data, error } = await listAtsCandidates({
    query: { integrated_account_id: account, limit: 500, ...filters },
  })
  if (!data) {
    throw new Error(error.message)
  }
  return (data as CandidateList).result.map((candidate) => String(candidate.id))
}

const all = await ids({})
const [first, second] = all
const one = await getAtsCandidates({ path: { id: first }, query: { integrated_account_id: account } })
const missing = await listAtsCandidates({ query: { integrated_account_id: 'nobody' } })
const headers = { authorization: `Bearer ${token}` }
const bindbee = await listBindbee({
  query: { page_size: 200 },
  headers: { ...headers, 'x-connector-token': account },
})
const merge = await listMerge({
  query: { page_size: 100 },
  headers: { ...headers, 'X-Account-Token': account },
})
const merged = await getMerge({
  path: { id: merge.data!.results[0].id },
  headers: { ...headers, 'X-Account-Token': account },
})

console.log(
  JSON.stringify({
    all,
    one: (one.data as { id?: string }).id,
    equal: await ids({ id: first }),
    several: await ids({ id: [first, second] }),
    within: await ids({ id: { in: `${first},${second}` } }),
    like: await ids({ name: { like: '%' } }),
    since: await ids({ created_at: { gte: '1970-01-01', lt: '1970-01-02' } }),
    missing: missing.error?.statusCode,
    bindbee: bindbee.data?.items.map((record) => record.remote_id),
    merge: merge.data?.results.map((record) => record.remote_id),
    merged: merged.data?.remote_id,
  }),
)
