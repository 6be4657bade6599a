// What callers write with the types of openapi-typescript. Compiled, never run.
import type { components as Bindbee, paths as BindbeePaths } from './generated/bindbee/types.js'
import type { components as Merge, paths as MergePaths } from './generated/merge/types.js'
import type { components, operations, paths } from './generated/unified/types.js'

type List = paths['/unified/ats/candidates']['get']
type Page = List['responses']['200']['content']['application/json']
type Query = List['parameters']['query']

export function names(page: components['schemas']['CandidateList']): (string | null | undefined)[] {
  return page.result.map((candidate) => candidate.name)
}

// Whatever the form: a page has a result, and says where the next begins.
export function next(page: Page): string | null {
  return page.result ? page.next_cursor : null
}

// A plan is a document of its own.
export function calls(
  plan: List['responses']['200']['content']['application/vnd.mapwright.plan+json'],
): number | null {
  return plan.calls.once
}

export const queries: Query[] = [
  { integrated_account_id: 'a', first_name: 'Ada' },
  { integrated_account_id: 'a', first_name: ['Ada', 'Bob'], is_private: false },
  { integrated_account_id: 'a', first_name: { like: 'A%' }, created_at: { gte: '2026-01-01' } },
  { integrated_account_id: 'a', remote_query: { anything: 'goes' }, or: { 0: { name: 'x' } } },
  { integrated_account_id: 'a', sort_by: { created_at: 'desc' }, truto_key_by: 'id' },
]

// @ts-expect-error there is no such operator
export const wrong: Query = { integrated_account_id: 'a', first_name: { gt: 'A' } }

export function told(error: operations['listAtsCandidates']['responses']['429']): string {
  return error.content['application/json'].message
}

export function remote(candidate: components['schemas']['Candidate']): unknown {
  return candidate.remote_data?.anything
}

type BindbeeList = BindbeePaths['/api/ats/v1/candidates']['get']
type MergeList = MergePaths['/api/ats/v1/candidates']['get']

export function ids(
  bindbee: BindbeeList['responses']['200']['content']['application/json'],
  merge: MergeList['responses']['200']['content']['application/json'],
): string[] {
  return [...bindbee.items, ...merge.results].map((record) => record.id)
}

export function raw(record: Bindbee['schemas']['Record'], other: Merge['schemas']['Record']): unknown {
  return [record.raw_data?.anything, other.field_mappings?.anything]
}
