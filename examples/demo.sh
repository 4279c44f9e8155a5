#!/bin/sh
# The main job on real input: record, then ask. Stops at the first thing that fails.
#
#   make demo            or, with yange on PATH:   sh examples/demo.sh [FOLDER]
#
# FOLDER (demo-archive) is made anew each time.
set -eu
here=$(dirname -- "$0")
folder=${1:-demo-archive}
export YANGE_ARCHIVE="$folder"
export YANGE_AUTHOR="${YANGE_AUTHOR:-Demo <demo@example.org>}"

law=新疆维吾尔自治区平安建设条例
predecessor=新疆维吾尔自治区社会治安综合治理条例
boats=虚构市小型游船停泊管理条例

say() { printf "\n== %s\n" "$*"; }
run() { printf '\n$ yange %s\n' "$*"; yange "$@"; }
# Questions whose answer is "not held or not in force": that answer is the point.
run_not_held() {
    printf '\n$ yange %s\n' "$*"
    code=0
    yange "$@" || code=$?
    [ "$code" = 3 ] || { printf 'expected exit code 3, got %s\n' "$code" >&2; exit 1; }
}

# Only what is an archive already is made anew.
if [ -e "$folder" ] && [ ! -f "$folder/HEAD" ]; then
    printf '%s is there and is no archive; name another folder\n' "$folder" >&2
    exit 2
fi
rm -rf "$folder"

say "A new archive"
run init "$folder"

say "Record a regulation as promulgated, with everything that its announcement states"
run record "$here/xinjiang-pingan-jianshe-tiaoli-2021.txt"

say "What does it say?"
run show "$law" 第七条
run show "${law}第九条第三项"

say "Was it in force?"
run status "$law" --on 2021-12-31
run status "$law" --on 2022-01-01
run_not_held show "$law" --on 2021-12-31

say "Its predecessor: only its repeal is known, so force is, and the text is not"
run status "$predecessor" --on 1993-12-31
run status "$predecessor" --on 2010-01-01
run status "$predecessor" --on 2021-12-31
run status "$predecessor" --on 2022年1月1日

say "A fictitious regulation (虚构示例) through three versions: adopted, amended by a decision, re-enacted"
run record "$here/fictitious/1-adopted-2016.txt"
run record "$here/fictitious/2-amended-2019.txt"
run record "$here/fictitious/3-revised-2023.txt"
run list

say "The decision that amended it: applied to the text before, and held against the text as republished"
run status "$boats" --on 2020-06-01
run amend "$boats" --by "$here/fictitious/2-decision-2019.txt"
run status "$boats" --on 2020-06-01

say "What did it say on a day?"
run show "$boats" 第三条 --on 2020-04-30
run show "$boats" 第三条 --on 2020-05-01
run show "$boats" 第九条 --on 2024-01-01

say "Whether the law was in force is one answer, which text applied is another"
run status "$boats" --on 2016-06-30
run status "$boats" --on 2023-12-31

say "Who changed it, and what?"
run history "$boats"
run history "$boats" 第三条

say "Word by word"
run diff "$boats" --from 2016-03-18 --to 2019-11-28
run diff "$boats" --from 2019-11-28 --to 2023-09-22

say "Who wrote these words, and who last restated them?"
run blame "$boats" 第六条

say "How is that known?"
run provenance "$law"
run provenance "$boats"

say "Is the archive intact?"
run verify

if command -v git >/dev/null; then
    say "Any git reads it: every file was added once and never changed"
    printf '\n$ git log --oneline\n'
    git -C "$folder" --no-pager log --format='%h %s'
    changed=$(git -C "$folder" log --diff-filter=MDR --format=%h)
    [ -z "$changed" ] || { printf 'changed after it was recorded: %s\n' "$changed" >&2; exit 1; }
fi

say "Done: the archive is in $folder, a bare git repository"
