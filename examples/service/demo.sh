#!/usr/bin/env bash
# Two versions of rules in one service, and a switch in the middle of a working day. Run it in any folder:
#
#     examples/service/demo.sh
#
# It needs `referee` and `curl`, and leaves nothing behind.
set -euo pipefail

folder="$(mktemp -d)"
port="${PORT:-8420}"
trap 'kill "$service" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

# The service creates its store and prints a key.
referee serve --port "$port" >printed 2>/dev/null &
service=$!
until curl -s -o ready "http://localhost:$port/readyz"; do sleep 0.1; done
key="$(grep '^referee_' printed)"

# ask LANGUAGE PATH [BODY]
ask() {
    local body=()
    if (($# > 2)); then body=(--json "$3"); fi
    curl -s -H "Authorization: Bearer $key" -H "Accept-Language: $1" "${body[@]}" "http://localhost:$port/v1$2"
}
rules() { sed 's/.*"rules":"\([^"]*\)","locale".*/\1/'; }
state() { sed 's/.*"state":{"id":"[^"]*","label":"\([^"]*\)"}.*/\1/'; }
detail() { sed 's/.*"detail":"\([^"]*\)".*/\1/'; }
labels() { grep -o '"actions":\[.*\],"fields"' | grep -o '{"id":"[^"]*","label":"[^"]*","hint"' | sed 's/.*"label":"\([^"]*\)".*/\1/' | paste -sd, - | sed 's/,/, /g'; }

echo "The rollout chooses the rules:"
fact='"qualification":"customer-inquiry"'
printf '  an account on the new pages: %s\n' "$(ask en /leads "{\"lead\":\"A\",\"open\":{\"facts\":{\"account-moved\":true,$fact}}}" | rules)"
printf '  any other account: %s\n' "$(ask en /leads '{"lead":"B","open":{"facts":{"account-moved":false}}}' | rules)"
ask en /leads '{"lead":"C","open":{"rules":"2017"}}' >/dev/null

echo "Each lead lives under its own rules:"
for lead in A B C; do
    printf '  %s: %s: %s\n' "$lead" "$(ask de "/leads/$lead" | state)" "$(ask de "/leads/$lead" | labels)"
done

echo "What C can do under its rules, 2020 cannot, and says so:"
ask en /leads/C/events '{"act":"interested"}' >/dev/null
printf '  %s\n' "$(ask en /leads/A/events '{"act":"interested"}' | detail)"

echo "B moves to the rules of 2020. First, what would happen:"
move="{\"switch\":\"2020\",\"facts\":{$fact}}"
printf '  without the fact: %s\n' "$(ask it '/leads/B/events?dry-run=true' '{"switch":"2020"}' | detail)"
printf '  with it: %s\n' "$(ask it '/leads/B/events?dry-run=true' "$move" | state)"
printf '  nothing has changed: %s\n' "$(ask it /leads/B | rules)"

echo "Then the switch, and work goes on:"
printf '  %s: %s\n' "$(ask it /leads/B/events "$move" | rules)" "$(ask it /leads/B | labels)"
printf '  %s\n' "$(ask zh-TW /leads/B/events '{"act":"decline","fields":{"reason":"no capacity"}}' | state)"

echo "All others move together. First, what would happen to them:"
ask en /switches "{\"to\":\"2020\",\"facts\":{$fact}}" >switch
id="$(sed 's/{"id":"\([^"]*\)".*/\1/' switch)"
until ask en "/switches/$id" | grep -q '"state":"planned"'; do sleep 0.1; done
printf '%s\n' "$(ask de "/switches/$id/plan")" | sed 's/.*"text":\[\("[^]]*"\)\],"moves".*/\1/; s/^"//; s/"$//; s/","/\n/g' | sed '1d; s/^/  /'
ask en "/switches/$id/apply" '{}' >/dev/null
until ask en "/switches/$id" | grep -q '"state":"applied"'; do sleep 0.1; done
printf '  C: %s: %s\n' "$(ask it /leads/C | rules)" "$(ask it /leads/C | state)"

echo "Nobody likes it, so it is undone:"
ask en "/switches/$id/undo" '{}' | sed 's/.*{"id":"\([^"]*\)".*/\1/' >back
until ask en "/switches/$(cat back)" | grep -q '"state":"planned"'; do sleep 0.1; done
ask en "/switches/$(cat back)/apply" '{}' >/dev/null
until ask en "/switches/$(cat back)" | grep -q '"state":"applied"'; do sleep 0.1; done
printf '  C: %s: %s\n' "$(ask it /leads/C | rules)" "$(ask it /leads/C | state)"

echo "Who is notified:"
ask en '/notifications' | grep -o '"key":"[^"]*"' | sed 's/"key":"\(.*\)"/  \1/' | sort

kill "$service"
wait "$service" 2>/dev/null || true
echo "All of it follows from the events:"
referee store verify | sed 's/^/  /'
