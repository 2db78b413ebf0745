#!/bin/sh
# The BinAuth script of an openNDS gateway (OpenWrt) that sells with Mlango: asks the box about a
# login, and tells it what clients have used. Needs nothing but what OpenWrt has.
#
#   uci set opennds.@opennds[0].binauth='/usr/lib/opennds/mlango-binauth.sh'
#   every five minutes, by cron:  /usr/lib/opennds/mlango-binauth.sh interim
#
# The address of the box with its secret token (mlango router script NAME) stands in
# /etc/mlango-binauth.url. Not run on a device yet.

box=$(cat "${MLANGO_BINAUTH_URL_FILE:-/etc/mlango-binauth.url}") || exit 1

# Everything that goes into a form is escaped: names come from strangers.
escape() {
	printf '%s' "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g'
}

# tell name value name value ... : posts a form, prints the answer, fails when the box says no.
tell() {
	form=
	while [ $# -gt 1 ]; do
		form="$form${form:+&}$1=$(escape "$2")"
		shift 2
	done
	if command -v uclient-fetch >/dev/null; then
		uclient-fetch -q -T 5 -O - --post-data="$form" "$box"
	else
		wget -q -T 5 -O - --post-data="$form" "$box"
	fi
}

# One line per client: mac token custom incoming outgoing seconds. openNDS counts in kilobytes.
clients() {
	ndsctl json | awk -v now="$(date +%s)" '
		function text(line) { sub(/^[^:]*:[ \t]*"?/, "", line); sub(/"?,?[ \t]*$/, "", line); return line }
		/"mac":/ { mac = text($0) }
		/"token":/ { token = text($0) }
		/"custom":/ { custom = text($0) }
		/"session_start":/ { start = text($0) + 0 }
		/"download_this_session":/ { incoming = text($0) * 1000 }
		/"upload_this_session":/ { outgoing = text($0) * 1000 }
		/"state":/ && /"Authenticated"/ { known = 1 }
		/}/ {
			if (known) printf "%s %s %s %.0f %.0f %d\n", mac, token, custom, incoming, outgoing, now - start
			known = 0
		}'
}

case "$1" in
interim)
	clients | while read -r mac token custom incoming outgoing seconds; do
		answer=$(tell method interim mac "$mac" token "$token" custom "$custom" \
			incoming "$incoming" outgoing "$outgoing" seconds "$seconds")
		[ "$answer" = deauth ] && ndsctl deauth "$mac" >/dev/null
	done
	;;
auth_client)
	# $2 mac, $3 originurl, $4 user agent, $5 ip, $6 token, $7 custom. The answer is five numbers.
	tell method auth_client mac "$2" ip "$5" token "$6" custom "$7"
	exit $?
	;;
*_deauth | client_auth | ndsctl_auth | shutdown_deauth)
	# $2 mac, $3 to the client, $4 from it, $5 start, $6 end (seconds since 1970), $7 token, $8 custom.
	end=$6
	[ "${end:-0}" -gt 0 ] || end=$5
	tell method "$1" mac "$2" incoming "${3:-0}" outgoing "${4:-0}" \
		seconds "$((end - ${5:-0}))" token "$7" custom "$8" >/dev/null
	exit 0
	;;
esac
exit 0
