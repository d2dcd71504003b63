#!/bin/sh
# An agent that asks Loki before everything it does, and obeys. Run it by:
#   ./loki run --project examples/quickstart -- sh agent.sh
loki=${LOKI_LAUNCHER:-loki}

# ask WHAT POINT CONTEXT: says what is wanted, shows the decision, and succeeds only if it is allowed.
ask() {
  printf '\nagent: %s\n' "$1"
  answer=$("$loki" policy check "$2" "$3")
  code=$?
  printf '%s\n' "$answer"
  case $code in
    0) printf 'agent: allowed, so I do it\n' ;;
    1) printf 'agent: denied, so I leave it\n' ;;
    2) printf 'agent: that needs a person first, so I leave it\n' ;;
    *) printf 'agent: no answer (exit code %s), so I leave it\n' "$code" ;;
  esac
  return "$code"
}

"$loki" event emit task runner start task_id=quickstart >/dev/null

if ask 'I write a plan into the project' pre_execution '{"file_path":"notes/plan.md"}'; then
  mkdir -p notes
  printf '# Plan\n\nAsk first, act then.\n' >notes/plan.md
fi

if ask 'I tidy up /etc/passwd' pre_execution '{"file_path":"/etc/passwd"}'; then
  printf 'this line is never reached\n'
fi

# Put together here, so that no scanner takes this file for a leak.
key=AKIA$(printf 'Q3EG7ZT5%s' LKMN2VB4)
if ask 'I keep a key in the code' data "{\"content\":\"aws_access_key_id = $key\"}"; then
  printf '%s\n' "$key" >notes/key.txt
fi

ask 'I call a sixth agent to help' pre_execution '{"active_agents":6}'

ask 'I spend some tokens' resource '{"provider":"claude","tokens_consumed":1200}'

if ask 'I deploy; the review can wait' pre_deployment '{"passed_gates":["unit"]}'; then
  printf 'this line is never reached\n'
fi

"$loki" event emit task runner complete task_id=quickstart >/dev/null
printf '\nagent: done\n\n'
