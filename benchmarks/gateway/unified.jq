# What acme.yaml says, for jq and those who speak its language.
def word($table): $table[. // ""] // "other";
def time: if . == null then null else sub("\\.000Z$"; "Z") end;
def attachment: {
  id: .filename, file_name: .filename, file_url: .url, candidate: null, application: null, job: null,
  attachment_type: (.type | word({resume: "resume", cover_letter: "cover_letter"})),
  created_at: (.created_at | time), updated_at: null
};
def user: if .id then {
  id: (.id | tostring), first_name, last_name, emails: [.emails[] | {email: ., type: null, is_primary: null}]
} else null end;
def application: (.jobs[0].id | tostring) as $job | {
  id: (.id | tostring),
  candidate: {id: (.candidate_id | tostring)},
  job: {id: $job},
  applied_at: (.applied_at | time),
  rejected_at: (.rejected_at | time),
  source: (.source | if .id then {id: (.id | tostring), name: .public_name} else null end),
  credited_to: (.credited_to | user),
  current_stage: (.current_stage
    | if .id then {id: (.id | tostring), name, job: {id: $job}, created_at: null, updated_at: null} else null end),
  reject_reason: .rejection_reason.name,
  attachments: [.attachments[] | attachment],
  created_at: (.created_at | time),
  updated_at: (.updated_at | time)
};
{
  id: (.id | tostring),
  first_name,
  last_name,
  name: (.first_name + " " + .last_name),
  company,
  title,
  last_interaction_at: (.last_activity | time),
  is_private,
  can_email,
  locations: [.addresses[].value],
  phones: [.phone_numbers[] | (.value | split(" x")) as $parts
    | {number: $parts[0], extension: $parts[1], type: (.type | word({mobile: "mobile", home: "home", work: "work"}))}],
  emails: [.email_addresses[] | {email: .value, type: (.type | word({personal: "personal", work: "work"}))}],
  urls: ([.website_addresses[] | {url: .value, type}] + [.social_media_addresses[] | {url: .value, type: "social"}]),
  tags: [.tags[] | {id: ., name: .}],
  applications: [.applications[] | application],
  attachments: [.attachments[] | attachment],
  created_at: (.created_at | time),
  updated_at: (.updated_at | time)
}
