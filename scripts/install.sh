#!/bin/sh
# Installs Ockam: scripts/install.sh [--prefix DIR]    (DIR is ~/.local unless given)
#
# Builds first if needed. Everything goes into a new folder, DIR/lib/ockam/<build>, whose caches are trained on the JDK of this
# machine; then DIR/bin/ockam is replaced in one step. A node that runs keeps the build that it was started from.
# To remove Ockam: "ockam reset --yes", then delete DIR/bin/ockam and DIR/lib/ockam.
set -eu
usage() {
  echo "usage: install.sh [--prefix DIR]" >&2
  exit 64
}
prefix=${HOME:-}/.local
while [ $# -gt 0 ]; do
  case $1 in
  --prefix) [ $# -ge 2 ] && [ -n "$2" ] || usage; prefix=$2; shift 2 ;;
  --prefix=?*) prefix=${1#--prefix=}; shift ;;
  *) usage ;;
  esac
done

here=$(cd "$(dirname "$0")" && pwd -P)
"$here/build"
from=$here/../distribution/target/ockam
build=$(sed -n 's|^lib=$root/lib/||p' "$from/bin/ockam")

. "$from/lib/$build/find-java.sh"
find_java "$from/lib/$build" || {
  echo "install.sh: $why_no_java" >&2
  exit 70
}
folder=$build
[ "$version" = "$recorded_version" ] || folder=$build-java$version # the caches of another JDK are of no use

mkdir -p "$prefix/bin" "$prefix/lib/ockam"
prefix=$(cd "$prefix" && pwd -P)
to=$prefix/lib/ockam/$folder
if [ ! -d "$to" ]; then
  fresh=$to.new.$$
  trap 'rm -rf "$fresh"' EXIT
  cp -Rp "$from/lib/$build" "$fresh"
  if [ "$folder" != "$build" ] || [ ! -s "$fresh/command.aot" ]; then
    printf '%s\n%s\n' "${java%/bin/java}" "$version" >"$fresh/jdk"
    "$fresh/train" "$java" || echo "install.sh: the caches could not be trained; commands will start more slowly" >&2
  fi
  mv "$fresh" "$to"
fi

launcher=$prefix/bin/ockam
sed "s|^lib=.*|lib=\$root/lib/ockam/$folder|" "$from/bin/ockam" >"$launcher.new.$$"
chmod 755 "$launcher.new.$$"
mv -f "$launcher.new.$$" "$launcher"

"$launcher" --version
echo "Installed as $launcher, with Java $version in ${java%/bin/java}."
case :$PATH: in
*":$prefix/bin:"*) ;;
*) echo "$prefix/bin is not on your PATH yet." ;;
esac
for other in "$prefix/lib/ockam"/*; do
  [ "$other" = "$to" ] || echo "An earlier build is still in $other; delete it when no node of it runs any more."
done
