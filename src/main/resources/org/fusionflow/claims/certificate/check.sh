#!/usr/bin/env bash
# Checks all certificates of this folder: those for SymPy with python3, those for Coq with coqc.
# usage: check.sh [FILE ...]   Exit code 0 if all hold, 1 if not, 2 if a tool is missing.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
cd "$(dirname "$0")" || exit 2
PYTHON=${PYTHON:-python3}
if [ $# -gt 0 ]; then files=("$@"); else shopt -s nullglob; files=(*.py *.v); fi
[ ${#files[@]} -gt 0 ] || { echo "no certificates here" >&2; exit 2; }
case " ${files[*]} " in *.py\ *)
    "$PYTHON" -c 'import sympy' 2>/dev/null || { echo "SymPy is missing: apt install python3-sympy" >&2; exit 2; } ;;
esac
case " ${files[*]} " in *.v\ *)
    command -v coqc >/dev/null || { echo "coqc is missing: apt install coq" >&2; exit 2; } ;;
esac
made=$(mktemp -d) && trap 'rm -rf "$made"' EXIT
good=0
for file in "${files[@]}"; do
    case $file in
        *.py) said=$(timeout "${LIMIT:-300}" "$PYTHON" "$file" 2>&1) ;;
        *.v) said=$(timeout "${LIMIT:-300}" coqc -q -o "$made/$(basename "$file" .v).vo" "$file" 2>&1) ;;
    esac
    code=$?
    if [ $code -eq 0 ]; then good=$((good + 1)); else echo "$file: DOES NOT HOLD (exit code $code): $(tail -n 1 <<<"$said")"; fi
done
echo "$good of ${#files[@]} hold"
[ "$good" -eq "${#files[@]}" ]
