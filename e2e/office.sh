#!/usr/bin/env bash
# What the office kit writes, read by programs that nobody here wrote: LibreOffice, Poppler, Info-ZIP
# and Python. The samples are those of backend/examples/office.rs, and of export.rs what offices take away.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

check() {
  local name=$1
  shift
  if "$@"; then echo "check ok: $name"; else
    echo "check failed: $name"
    failed=1
  fi
}

convert() { # KIND FILES…
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$work/read" "${@:2}" >"$work/soffice.log" 2>&1
}

with_all_fonts() {
  env -u FONTCONFIG_FILE soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/read-here" "$work/made/running.docx" >"$work/soffice.log" 2>&1
}

info() { pdfinfo "$work/read/$1.pdf" | sed -n "s/^$2: *//p"; }
printed() { pdftotext -raw ${2:+-f "$2" -l "$2"} "$work/read/$1.pdf" - | tr -d ' \n\f'; }
says() { [[ $(printed "$1" "${3:-}") == *"$2"* ]]; }
says_not() { ! says "$@"; }
is() { [ "$1" = "$2" ] || { echo "is '$1', not '$2'"; return 1; }; }
at_least() { [ "$1" -ge "$2" ] || { echo "is $1, less than $2"; return 1; }; }

cargo build --quiet --examples
export=${CARGO_TARGET_DIR:-target}/debug/examples/export
office=${CARGO_TARGET_DIR:-target}/debug/examples/office
"$office" "$work/made"
"$office" "$work/again"
"$export" "$work/made"
"$export" "$work/again"
check 'the same data gives the same files' diff -r "$work/made" "$work/again"

check 'LibreOffice opens all documents' convert pdf "$work"/made/*.docx "$work"/made/*.xlsx
for name in notice application panel; do
  check "$name is A4 upright" is "$(info "$name" 'Page size')" '595.304 x 841.89 pts (A4)'
done
for name in summary empty book; do
  check "$name is A4 turned" is "$(info "$name" 'Page size')" '841.89 x 595.304 pts (A4)'
done

check 'the title is a property' is "$(info notice Title)" '吉林省教育厅关于举办2020年全民终身学习活动周的通知'
check 'the notice fills four pages' is "$(info notice Pages)" 4
check 'its date has no leading zero' says notice '2020年3月5日'
check 'odd pages are numbered' says notice '—1—' 1
check 'even pages are numbered' says notice '—2—' 2
side() { pdftotext -bbox -f "$1" -l "$1" "$work/read/notice.pdf" - | awk -F'"' -v page="$1" '/>—</ { if ($2 + 0 > 300) right++; else left++ } END { exit !(page % 2 ? right && !left : left && !right) }'; }
check 'odd numbers stand right' side 1
check 'even numbers stand left' side 2
check 'the version is on every page' says notice '内容摘要3f9a1c02' 3
# The second of several pages of text is full.
lines() { pdftotext -layout -f 2 -l 2 "$work/$1/running.pdf" - | grep -c '[^[:space:]]'; }
check 'a page has 22 lines, besides number and version' is "$(lines read)" 24
# The pitch is exact (GB/T 9704), so the fonts that an office has must not matter.
check 'LibreOffice opens it with all fonts of this machine' with_all_fonts
check 'a page has as many lines with them' is "$(lines read-here)" 24

check 'the summary has several pages' at_least "$(info summary Pages)" 3
check 'its head is on the first page' says summary '活动名称' 1
check 'its head repeats on the next' says summary '活动名称' 2
check 'the last row is there' says summary '第60期'
check 'rare characters are printed' says summary '㛃瑀𠮷书屋'
check 'an empty summary says so' says empty '无'
check 'an empty summary has one page' is "$(info empty Pages)" 1

check 'the application has room to sign' says application '（盖章）'
check 'control characters are gone, signs are kept' says panel '甲乙丙<script>&amp;</script>'
check 'captions are printed' says panel '图2开幕式现场'
pictures() { pdfimages -list "$work/read/panel.pdf" | grep -c jpeg; }
check 'pictures stay JPEG' is "$(pictures)" 2

check 'the workbook has several pages' at_least "$(info book Pages)" 3
check 'its head repeats' says book '活动名称' 2
check 'its pages are numbered' says book '—2—' 2
convert 'csv:Text - txt - csv (StarCalc):44,34,76' "$work/made/book.xlsx"
csv() { grep -qF "$1" "$work/read/book.csv"; }
check 'what looks like a formula is text, also in a CSV' csv "1,'=1+1,2020-03-05 09:00,2020-03-05,1201,98.6,04318890123"
convert xlsx "$work/read/book.csv"
value() { unzip -p "$work/read/book.xlsx" xl/worksheets/sheet1.xml | grep -c '<f' || true; }
check 'no cell of that CSV becomes a formula' is "$(value)" 0

for name in panel-text cases annex6-forms; do
  check "$name is A4 upright" is "$(info "$name" 'Page size')" '595.304 x 841.89 pts (A4)'
done
for name in annex5 annex5-empty annex5-book annex6-table annex6-book plans contents; do
  check "$name is A4 turned" is "$(info "$name" 'Page size')" '841.89 x 595.304 pts (A4)'
done
check 'annex 5 is headed by its label' says annex5 '附件5' 1
check 'annex 5 has its title' says annex5 '2020年吉林省全民终身学习活动周示范活动汇总表' 1
check 'annex 5 repeats its head' says annex5 '承办/协办单位' 2
check 'annex 5 ends with the last activity' says annex5 '第40期'
check 'who has nothing is named' says annex5 '零上报：白城市教育局。'
check 'each page says what it is a copy of' says annex5 '数据截至2020年11月3日14:00' 2
check 'an empty annex says so' says annex5-empty '无'
check 'dates find room in the workbook' says_not annex5-book '##'
check 'annex 6 adds up each figure for itself' says annex6-table '12340'
check 'annex 6 counts by level' says annex6-table '市（州）级3，高等院校1'
check 'annex 6 is a form for each unit and one of sums' is "$(printed annex6-forms | grep -o '附件6' | wc -l)" 5
check 'a panel has its headings' says panel-text '一、线上线下齐发力' 1
check 'a panel names its photos' says panel-text '照片/社区课堂现场.jpg'
check 'a panel names its documents' says panel-text '附件1：新闻报道.pdf'
check 'a panel is signed' says panel-text '2020年10月9日'
check 'a committee is a table' says cases '领导小组办公室设在长春市教育局职成处。'

for name in utf8 gbk; do
  check "unzip takes $name.zip" unzip -qt "$work/made/$name.zip"
done
names() { /usr/bin/python3 e2e/zip_names.py "$work/made/$1.zip"; }
check 'names in UTF-8' is "$(names utf8)" '长春市/开幕式：领导致辞.txt|长春市/开幕式：领导致辞（2）.txt|长春市/㛃瑀𠮷社区.txt'
check 'names in GBK' is "$(names gbk)" '长春市/开幕式：领导致辞.txt|长春市/开幕式：领导致辞（2）.txt|长春市/〓瑀〓社区.txt'

/usr/bin/python3 e2e/word_count.py openapi/src/text/count.json "${CARGO_TARGET_DIR:-target}/debug/examples/count" || failed=1

exit "$failed"
