#!/usr/bin/env bash
# The step of action.yml: checks plans against their base, writes annotations and
# the job summary, and exits as plan does. Nothing of what is checked out is run.
set -uo pipefail

work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/plan.XXXXXX")
trap 'rm -rf "$work"' EXIT

# told reports that plan itself wrote into the summary, and made annotations, that say
# what it found or what kept it from that.
told() {
  [ "$(length)" -gt "${before:-0}" ]
}

length() {
  wc -c 2>/dev/null <"${GITHUB_STEP_SUMMARY:-/dev/null}" || echo 0
}

# finish leaves the exit code to the steps that follow. What kept a check from
# deciding is shown where planners look: as an annotation, and in the summary.
finish() {
  if [ "$1" -gt 1 ] && ! told; then
    local text
    text=$(cat "$work/said")
    printf '\n### ✗ The plans could not be checked\n\n```text\n%s\n```\n' "${text//\`/\'}" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
    text=${text//'%'/%25}
    text=${text//$'\r'/%0D}
    printf '::error title=plan::%s\n' "${text//$'\n'/%0A}"
  fi
  echo "exit-code=$1" >>"${GITHUB_OUTPUT:-/dev/null}"
  exit "$1"
}

undecided() {
  echo "$1" >"$work/said"
  finish 4
}

# find sets plan to the program: the one that is named, the one on the PATH, or one
# built from the source of this action.
find() {
  plan=${PLAN_BINARY:-}
  if [ -n "$plan" ]; then
    [ -x "$plan" ] || plan=$(command -v -- "$plan") || undecided "There is no program $PLAN_BINARY, which the input binary names."
    plan=$(realpath -- "$plan")
    return
  fi
  plan=$(type -P plan) && [[ $("$plan" version 2>/dev/null) == "plan "*", commit "* ]] && return
  command -v go >/dev/null || undecided "There is no plan on the PATH, and no Go to build it with. Add the step actions/setup-go before this one."
  plan=$work/plan-program
  local source
  source=$(dirname -- "$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")")
  (cd "$source" && GOWORK=off GOFLAGS='' CGO_ENABLED=0 go build -trimpath -buildvcs=false -o "$plan" ./cmd/plan) 2>"$work/said" || finish 3
}

# first reports a push of a first commit, which nothing comes before.
first() {
  [ "${PLAN_BASE:-}" = auto ] && [ "${GITHUB_EVENT_NAME:-}" = push ] && command -v git >/dev/null &&
    commit=$(git --no-replace-objects cat-file commit HEAD 2>/dev/null) && ! sed '/^$/q' <<<"$commit" | grep -q '^parent '
}

# trust lets git read what another user checked out, as in a container, for this
# step alone.
trust() {
  local n=${GIT_CONFIG_COUNT:-0}
  export "GIT_CONFIG_KEY_$n=safe.directory" "GIT_CONFIG_VALUE_$n=*" GIT_CONFIG_COUNT=$((n + 1))
}

# check runs plan. Its notices are shown as text, whatever they look like to GitHub.
check() {
  local args=(check --format github --fail-on "${PLAN_FAIL_ON:-error}") stop code
  if first; then
    echo "This is the first commit, so the plans are compared with nothing."
  elif [ -n "${PLAN_BASE:-}" ]; then
    args+=("--base=$PLAN_BASE")
    [ "${PLAN_NEW_ONLY:-true}" != true ] || args+=(--new-only)
  fi
  [ -z "${PLAN_BASELINE:-}" ] || args+=("--baseline=$PLAN_BASELINE")
  [ -z "${PLAN_PROFILE:-}" ] || args+=("--profile=$PLAN_PROFILE")
  [ -z "${PLAN_AS_OF:-}" ] || args+=("--as-of=$PLAN_AS_OF")
  [ -z "${PLAN_SARIF:-}" ] || args+=(--out "sarif=$PLAN_SARIF")
  [ -z "${GITHUB_STEP_SUMMARY:-}" ] || args+=(--out "markdown=$GITHUB_STEP_SUMMARY")
  [ "${PLAN_COMMENT:-}" != true ] || args+=(--out "markdown=$work/comment.md")
  "$plan" "${args[@]}" -- "${paths[@]/#-/./-}" </dev/null 2>"$work/said"
  code=$?
  if [ -s "$work/said" ]; then
    stop=plan-$RANDOM$RANDOM$RANDOM
    printf '::stop-commands::%s\n' "$stop"
    cat "$work/said"
    printf '\n::%s::\n' "$stop"
  fi
  return $code
}

# comment writes one comment on the pull request, or renews it. Pull requests from
# forks may not be written to, which is no failure of the plans.
comment() {
  local mark='<!-- plan check -->' at="repos/$GITHUB_REPOSITORY/issues" id
  [ -s "$work/comment.md" ] || return 0
  case ${PLAN_REQUEST:-} in '' | *[!0-9]*) return 0 ;; esac
  { echo "$mark"; cat "$work/comment.md"; } >"$work/body.md"
  export GH_TOKEN=$PLAN_TOKEN
  id=$(gh api --paginate "$at/$PLAN_REQUEST/comments" --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" 2>/dev/null | head -n 1)
  if [ -n "$id" ]; then
    gh api --silent --method PATCH "$at/comments/$id" -F "body=@$work/body.md"
  else
    gh api --silent --method POST "$at/$PLAN_REQUEST/comments" -F "body=@$work/body.md"
  fi 2>/dev/null || echo "::notice title=plan::No comment could be written: this run may not write to the pull request. The summary says the same."
}

# report leaves the page for those who pay where the next step finds it. That there is none is
# no failure of the plans.
report() {
  local file=${RUNNER_TEMP:-/tmp}/plan-report.html args=(report)
  [ -z "${PLAN_AS_OF:-}" ] || args+=("--as-of=$PLAN_AS_OF")
  "$plan" "${args[@]}" -- "${paths[@]/#-/./-}" </dev/null >"$file" 2>/dev/null
  if [ -s "$file" ]; then
    echo "report=$file" >>"${GITHUB_OUTPUT:-/dev/null}"
  else
    echo "::notice title=plan::No report could be written. Try plan report with the same paths: it says why."
  fi
}

paths=() # read line by line, since the bash of a Mac has no mapfile
while IFS= read -r line; do paths+=("$line"); done < <(printf '%s\n' "${PLAN_PATH:-.}" | tr -d '\r' | sed -e '/^[[:space:]]*$/d')
[ ${#paths[@]} -gt 0 ] || paths=(.)
before=$(length)
trust
find
check
code=$?
[ "${PLAN_COMMENT:-}" != true ] || comment
[ "${PLAN_REPORT:-}" != true ] || report
finish "$code"
