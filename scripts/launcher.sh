#!/bin/sh
# ockam: finds a Java, names the folder of the build that it belongs to, hands over.
#
# Runs before every command, so nothing is forked on the usual way. @LIB@ is filled in by the build (the installer changes it): the
# folder of jars, JVM flags and caches, named after its content.
#
# Tells the command:  ockam.distribution  that folder;  ockam.java  the java to start a node with;
#                     ockam.cache  used or none (none: daemon.aot must not be given to a node either);
#                     ockam.terminals  the digits of the standard streams that are terminals.

unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH # the first three make Java talk on stderr

# Java reads arguments in the encoding of the locale: without a UTF-8 one, "é" would be lost.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
*[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
*) LC_ALL=C.UTF-8 && export LC_ALL ;;
esac

self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self") || break
  case $target in
  /*) self=$target ;;
  *) self=${self%/*}/$target ;;
  esac
done
case $self in
*/./* | */../* | ./* | ../* | [!/]*) root=$(cd "${self%/*}/.." && pwd -P) ;;
*) root=${self%/*/*} ;;
esac
lib=$root/@LIB@

if [ ! -r "$lib/find-java.sh" ]; then
  printf '%s\n' "ockam: the folder $lib is gone or cannot be read; install Ockam again." >&2
  exit 70
fi
. "$lib/find-java.sh"
find_java "$lib" || {
  printf '%s\n' "ockam: $why_no_java" >&2
  exit 70
}

# A cache older than a jar would run the old classes (JDK-8377932), one of another JDK is of no use.
cache=none
if [ "$version" = "$recorded_version" ]; then
  cache=used
  for jar in "$lib"/*.jar; do
    [ "$lib/command.aot" -nt "$jar" ] || cache=none
  done
  [ $cache = used ] || [ ! -w "$lib/sums" ] || ! "$lib/mend" || cache=used
fi

# What scripts ask first needs no JVM: train has kept the answer of this very build.
if [ $# = 1 ] && [ "$1" = --version ] && [ $cache = used ] && [ -r "$lib/version" ]; then
  while IFS= read -r line; do
    printf '%s\n' "$line" || exit 70
  done <"$lib/version"
  exit 0
fi

# Java cannot tell which of its streams are terminals.
terminals=
[ -t 0 ] && terminals=0
[ -t 1 ] && terminals=${terminals}1
[ -t 2 ] && terminals=${terminals}2

set -- "-Dockam.distribution=$lib" "-Dockam.java=$java" "-Dockam.cache=$cache" "-Dockam.terminals=$terminals" \
  -cp "$lib/ockam-command.jar" io.ockam.command.Main "$@"
[ $cache = none ] || set -- "-XX:AOTCache=$lib/command.aot" "$@"
exec "$java" "@$lib/command.jvm" "$@"
