#!/usr/bin/env bash
# Applies each mutant to a copy of the sources and requires the test that it names to fail.
#   bash tests/mutants/check.sh [NAME...]     all of them, or those whose file name begins with a NAME
#   MAVEN_ARGS=-o                             builds without the network
# A mutant is a patch with two lines above it: "Mutant: what is wrong now" and "Test: MODULE CLASS" or "Test: forge CONTRACT".
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy=$root/target/mutants/copy
logs=$root/target/mutants/logs
# The copy lies inside the repository, whose root git would otherwise take for the patches' own.
export GIT_CEILING_DIRECTORIES=$root/target/mutants

# Sources with what was built from them, so that each mutant compiles only what it changes.
make_copy() {
    rm -rf "$copy" "$logs"
    mkdir -p "$copy" "$logs"
    (cd "$root" && tar -c --exclude=./target --exclude=./.git --exclude=./out --exclude=node_modules .) | tar -x -C "$copy"
    local packages
    for packages in "$root"/*/node_modules; do
        ln -s "$packages" "$copy${packages#"$root"}"
    done
    maven -DskipTests package >"$logs/build.log" 2>&1 || { tail -n 20 "$logs/build.log"; exit 1; }
}

maven() {
    (cd "$copy" && mvn -B ${MAVEN_ARGS-} -Dbackstop.format.skip=true "$@" </dev/null)
}

# Prints "killed", "SURVIVED" or "DOES NOT RUN".
judge() {
    local module=$1 name=$2 log=$3
    if [[ $module == forge ]]; then
        (cd "$copy/contracts-bindings" && node src/main/node/forge.mjs test --match-contract "^$name\$") >"$log" 2>&1 || true
        if grep -q '^\[FAIL' "$log"; then echo killed; elif grep -q '^\[PASS' "$log"; then echo SURVIVED; else echo "DOES NOT RUN"; fi
        return
    fi
    find "$copy" -path '*/surefire-reports/*' -delete
    # Compiles the changed sources alone: no mutant changes what others compile against, except that the contracts' code
    # is a constant to their module.
    rm -rf "$copy/contracts-bindings/target/classes"
    maven -pl "$module" -am -Dmaven.compiler.useIncrementalCompilation=false \
        -Dtest="$name" -Dsurefire.failIfNoSpecifiedTests=false verify >"$log" 2>&1 || true
    local report
    report=$(find "$copy/$module/target/surefire-reports" -name "TEST-*.$name.xml" 2>/dev/null)
    if [[ -z $report ]]; then echo "DOES NOT RUN"; elif grep -qE '<(failure|error)' "$report"; then echo killed; else echo SURVIVED; fi
}

check() {
    local patch=$1 name module class verdict
    name=$(basename "$patch" .patch)
    read -r module class < <(sed -n 's/^Test: //p;/^diff/q' "$patch")
    SECONDS=0
    if (cd "$copy" && git apply "$patch") 2>"$logs/$name.log"; then
        verdict=$(judge "$module" "$class" "$logs/$name.log")
        (cd "$copy" && git apply -R "$patch")
    else
        verdict="DOES NOT APPLY"
    fi
    printf '%-14s %4d s  %-44s %s\n' "$verdict" "$SECONDS" "$name" "$class"
    [[ $verdict == killed ]]
}

chosen() {
    local patch name
    for patch in "$root"/tests/mutants/*.patch; do
        (($# == 0)) && echo "$patch"
        for name in "$@"; do [[ $(basename "$patch") != "$name"* ]] || echo "$patch"; done
    done
}

make_copy
alive=0
total=0
while IFS= read -r patch; do
    total=$((total + 1))
    check "$patch" || alive=$((alive + 1))
done < <(chosen "$@")
echo "$((total - alive)) of $total mutants were killed; logs lie in $logs"
((alive == 0 && total > 0))
