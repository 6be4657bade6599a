#!/usr/bin/env bash
# A session with a running server, by curl and jq. Start one first: ./mapwright demo
set -euo pipefail
server=${MAPWRIGHT_SERVER:-http://127.0.0.1:8080}
token=${MAPWRIGHT_TOKEN:-demo}
account=${1:-sandbox-lever}

get() { # path, then curl's parameters of the query
  local path=$1
  shift
  curl --silent --show-error --fail-with-body --get -H "Authorization: Bearer $token" "$@" "$server$path"
}

echo "# Two candidates, the newest first"
page=$(get /unified/ats/candidates -d integrated_account_id="$account" -d limit=2 -d sort_by[created_at]=desc)
jq -r '.result[] | "\(.id)  \(.name)"' <<<"$page"

echo "# The next two: the cursor goes back as it came"
cursor=$(jq -r .next_cursor <<<"$page")
get /unified/ats/candidates -d integrated_account_id="$account" -d limit=2 -d sort_by[created_at]=desc \
  --data-urlencode next_cursor="$cursor" | jq -r '.result[] | "\(.id)  \(.name)"'

echo "# One of them"
id=$(jq -r '.result[0].id' <<<"$page")
get "/unified/ats/candidates/$id" -d integrated_account_id="$account" | jq '{id, name, emails, created_at}'

echo "# How a list would be answered: what the vendor filters, and what is filtered here"
get /unified/ats/candidates -d integrated_account_id="$account" -d 'created_at[gt]=2026-01-01' -d 'tags[name]=python' \
  -d explain=true | jq .

echo "# All candidates, one JSON text a line"
get /unified/ats/candidates -d integrated_account_id="$account" -H "Accept: application/x-ndjson" | sed -n 1,3p | cut -c 1-100
