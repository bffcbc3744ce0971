#!/usr/bin/env bash
# Checks the certificates of this folder anew: those for SymPy with python3, those for Coq with coqc. Both are on Debian: python3-sympy, coq.
# usage: check.sh [FILE ...]   Without files, all. Uses all cores (JOBS=n: so many).
# Exit code 0 if all hold, 1 if one does not, 2 if a tool is missing.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
cd "$(dirname "$0")" || exit 2
PYTHON=${PYTHON:-python3}
JOBS=${JOBS:-$(nproc 2>/dev/null || echo 1)}
if [ $# -gt 0 ]; then files=("$@"); else shopt -s nullglob; files=(*.py *.v); fi
[ ${#files[@]} -gt 0 ] || { echo "no certificates here" >&2; exit 2; }
python=() coq=()
for file in "${files[@]}"; do
    case $file in *.py) python+=("$file") ;; *.v) coq+=("$file") ;; *) echo "$file: expected a .py or a .v" >&2; exit 2 ;; esac
done
if [ ${#python[@]} -gt 0 ]; then
    "$PYTHON" -c 'import sympy' 2>/dev/null || { echo "SymPy is missing: apt install python3-sympy" >&2; exit 2; }
fi
if [ ${#coq[@]} -gt 0 ]; then
    command -v coqc >/dev/null || { echo "coqc is missing: apt install coq" >&2; exit 2; }
fi
made=$(mktemp -d) && trap 'rm -rf "$made"' EXIT

# One process imports SymPy once and runs each script in a child of its own.
scripts() {
    "$PYTHON" - "$@" <<'END'
import os, signal, sys, sympy
for name in sys.argv[1:]:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(int(os.environ.get('LIMIT', '300')))
            sys.stdout = open(os.devnull, 'w')
            sys.setrecursionlimit(10000)
            exec(compile(open(name).read(), name, 'exec'), {'__name__': '__main__'})
        except SystemExit as end:
            code = 0 if end.code in (0, None) else 1
        except BaseException:
            code = 1
        os._exit(code)
    print('holds' if os.waitpid(child, 0)[1] == 0 else 'FAILS', name)
END
}
# A file of Coq is a module of its own; Coq loads the real numbers once for several files.
theorems() {
    local batch file number=0
    batch=$(mktemp -d "$made/XXXXXX")
    {
        echo 'Require Import Reals Lra Psatz Field.'
        for file in "$@"; do
            number=$((number + 1))
            echo "Module M$number."
            cat "$file"
            echo "End M$number."
        done
    } >"$batch/batch.v"
    if timeout "$((${LIMIT:-300} * $#))" coqc -q "$batch/batch.v" >"$batch/said" 2>&1; then
        printf 'holds %s\n' "$@"
    else
        for file in "$@"; do
            if timeout "${LIMIT:-300}" coqc -q -o "$batch/$(basename "$file" .v).vo" "$file" >"$batch/said" 2>&1; then
                echo "holds $file"
            else
                echo "FAILS $file"
            fi
        done
    fi
}
export -f scripts theorems
export PYTHON made
{
    [ ${#python[@]} -eq 0 ] || printf '%s\0' "${python[@]}" | xargs -0 -n 24 -P "$JOBS" bash -c 'scripts "$@"' _
    [ ${#coq[@]} -eq 0 ] || printf '%s\0' "${coq[@]}" | xargs -0 -n 8 -P "$JOBS" bash -c 'theorems "$@"' _
} >"$made/results"
grep '^FAILS' "$made/results" | sort | sed 's/^FAILS \(.*\)/\1: DOES NOT HOLD/'
count() { grep -c "^$1.*\.$2\$" "$made/results"; }
echo "SymPy: $(count holds py) of ${#python[@]} hold; Coq: $(count holds v) of ${#coq[@]} hold"
[ -f without.txt ] && [ $# -eq 0 ] && echo "without a certificate, see without.txt: $(grep -c '^SymPy' without.txt) for SymPy, $(grep -c '^Coq' without.txt) for Coq"
good=$(grep -c '^holds' "$made/results")
echo "$good of ${#files[@]} hold"
[ "$good" -eq "${#files[@]}" ]
