# usage: try.sh file 'found' 'instead'
cd /tmp/mut; export PATH=/tmp/mut/node_modules/.bin:$PATH
python3 - "$1" "$2" "$3" <<'P' || exit 1
import sys
p,a,b=sys.argv[1:]
s=open(p).read()
if s.count(a)!=1: print('FOUND',s.count(a),a); sys.exit(1)
open(p,'w').write(s.replace(a,b))
P
out=$(timeout 200 vitest run --project fast --project slow --silent --reporter=default --maxWorkers 1 --bail 1 tests/core tests/stories tests/mqtt tests/hall tests/history tests/tools/report tests/tools/screens 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | grep -aE "FAIL|Tests " | head -3)
echo "== $2 -> $3"; echo "$out" | cut -c1-160
git checkout -q -- "$1"
