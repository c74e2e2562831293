# Sourced by the benchmarks that want a PostgreSQL: a server of its own, in the configuration it
# comes with, gone when the script ends; it runs as the unprivileged user when this is root.
# Gives $postgres (its programs), $base (its URI), server and sql, and what verdicts are made of.
# SPDX-FileCopyrightText: The muscope authors
# SPDX-License-Identifier: Apache-2.0

postgres=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d "${TMPDIR:-/tmp}/muscope-bench-XXXXXX")
as_server=()
if [ "$(id -u)" -eq 0 ]; then
    as_server=(setpriv --reuid=postgres --regid=postgres --init-groups --)
    chown postgres: "$folder"
fi
server() { (cd "$folder" && "${as_server[@]}" "$postgres/$1" -D "$folder/data" "${@:2}" >/dev/null); }
clean_up() {
    server pg_ctl -m immediate -w stop 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT
server initdb -A trust -E UTF8 --locale=C.UTF-8 -U muscope --no-sync
port=$((20000 + RANDOM % 12000))
server pg_ctl -w -l "$folder/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start
base="postgresql://muscope@127.0.0.1:$port"
sql() { "$postgres/psql" -X -q -A -t -v ON_ERROR_STOP=1 -d "$base/$1" "${@:2}"; }

median() { printf '%s\n' $1 | sort -g | sed -n "$(((rounds + 1) / 2))p"; }
quotient() { awk "BEGIN { printf \"%.3f\", $1 / $2 }"; }
status=0
# verdict NAME VALUE LIMIT DETAIL
verdict() {
    local word=ok
    awk "BEGIN { exit !($2 <= $3) }" || { word='BEYOND THE LIMIT' && status=1; }
    printf '%-28s %7.2f   limit %6.2f   %s   (%s)\n' "$1" "$2" "$3" "$word" "$4"
}
