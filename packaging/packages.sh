# Sourced by packaging/run and packaging/test: installs the missing packages of this distribution.
# SPDX-FileCopyrightText: The muscope authors
# SPDX-License-Identifier: Apache-2.0

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The package list of this distribution; fails with a sentence on any other.
package_list() {
    local id='' version=''
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && printf '%s' "${ID:-}")
        version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
    fi
    local list="$root/packaging/$id$version-packages"
    [ -r "$list" ] || fail "This script installs packages on Debian 12 and 13; this is ${id:-an unknown system} $version." \
        "Install what $root/packaging/debian13-packages names, then: cmake --preset release && cmake --build --preset release"
    printf '%s' "$list"
}

# missing_packages LIST SECTION…: the packages of these sections that are not installed.
missing_packages() {
    local list=$1 section word package substitute
    local wanted=()
    shift
    for section; do
        for word in $(sed -n "s/^$section: *//p" "$list"); do
            package=${word%%|*}
            substitute=''
            [ "$package" = "$word" ] || substitute=${word#*|}
            if [ -n "$substitute" ] && { command -v "$substitute" || compgen -G "$substitute"; } >/dev/null; then
                continue
            fi
            wanted+=("$package")
        done
    done
    [ ${#wanted[@]} -gt 0 ] || return 0
    # dpkg-query prints one line for each package it knows; only those that are "ii" are installed.
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^ii *//p' | sort -u)
}

# install_missing SECTION…: silent when nothing is missing.
install_missing() {
    local list missing as_root=()
    list=$(package_list) || exit 1
    mapfile -t missing < <(missing_packages "$list" "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "These packages are missing, and neither root nor sudo is at hand to install them: ${missing[*]}"
        as_root=(sudo)
    fi
    printf 'Installing what is missing: %s\n' "${missing[*]}"
    # Package names of an old index may be gone from the mirror, so one failure is followed by an update.
    apt_install "${missing[@]}" || {
        "${as_root[@]}" apt-get update -q
        apt_install "${missing[@]}" || fail "apt-get could not install: ${missing[*]}"
    }
}

apt_install() {
    local known
    known=$(apt-cache policy "$@" 2>/dev/null | grep -c '^  Candidate: [^(]') || true
    [ "$known" -eq $# ] || return 1
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "$@"
}

# configure PRESET OPTION…: quiet unless it fails; ccache is used when it is there.
configure() {
    local preset=$1 output
    shift
    if command -v ccache >/dev/null; then
        set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache "$@"
    fi
    output=$(cd "$root" && cmake --preset "$preset" "$@" 2>&1) || fail "$output"
}
