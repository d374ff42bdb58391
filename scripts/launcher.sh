#!/bin/sh
# ockam: finds a Java, names the folder of the build that it belongs to, hands over.
#
# Runs before every command, so nothing is forked on the usual way, and "java -version" (20 ms) is never asked: the JDK's
# "release" file tells the version. @LIB@ is filled in by the build or the installer: the folder of jars, JVM flags and caches,
# named after its content. The JDK found there first is the one that the caches were made with.
#
# Tells the command:  ockam.distribution  that folder;  ockam.java  the java to start a node with;
#                     ockam.cache  used or none (none: daemon.aot must not be given to a node either).

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

# Looks at one JDK folder; true, with $java and $version set, when it holds Java 25 or newer. Else notes why not.
suits() { # what, folder
  java=$2/bin/java version=
  if [ ! -x "$java" ]; then
    seen="$seen
    $1: no bin/java in $2"
    return 1
  fi
  if [ -r "$2/release" ]; then
    while IFS='=' read -r key value; do
      [ "$key" = JAVA_VERSION ] || continue
      version=${value#\"} version=${version%\"*}
      break
    done <"$2/release"
  fi
  major=${version%%[!0-9]*}
  [ "${major:-0}" -lt 25 ] || return 0
  seen="$seen
    $1: $2 is Java ${version:-of an unknown version (it has no release file)}"
  return 1
}

on_path() {
  old_ifs=$IFS IFS=: found=
  for folder in $PATH; do
    [ -n "$found" ] || [ ! -x "${folder:-.}/java" ] || found=${folder:-.}/java
  done
  IFS=$old_ifs
  if [ -z "$found" ]; then
    seen="$seen
    PATH: no java in any of its folders"
    return 1
  fi
  [ ! -h "$found" ] || found=$(readlink -f "$found")
  suits "java on PATH" "${found%/bin/java}"
}

seen= recorded= trained=
[ ! -r "$lib/jdk" ] || { read -r recorded && read -r trained; } <"$lib/jdk"
if [ -n "${OCKAM_JAVA_HOME:-}" ] && suits OCKAM_JAVA_HOME "$OCKAM_JAVA_HOME"; then :
elif [ -n "$recorded" ] && suits "the JDK of the build" "$recorded"; then :
elif [ -n "${JAVA_HOME:-}" ] && suits JAVA_HOME "$JAVA_HOME"; then :
elif on_path; then :
else
  printf '%s\n' "ockam: no Java 25 or newer was found. Looked at:$seen" \
    "    OCKAM_JAVA_HOME is ${OCKAM_JAVA_HOME:-not set}, JAVA_HOME is ${JAVA_HOME:-not set}" \
    "  Install a JDK 25, or set OCKAM_JAVA_HOME to the folder of one that is there." >&2
  exit 70
fi

# A cache older than a jar would run the old classes (JDK-8377932), one of another JDK is of no use.
cache=none
if [ "$version" = "$trained" ]; then
  cache=used
  for jar in "$lib"/*.jar; do
    [ "$lib/command.aot" -nt "$jar" ] || cache=none
  done
fi

set -- "-Dockam.distribution=$lib" "-Dockam.java=$java" "-Dockam.cache=$cache" \
  -cp "$lib/ockam-command.jar" io.ockam.command.Main "$@"
[ $cache = none ] || set -- "-XX:AOTCache=$lib/command.aot" "$@"
exec "$java" "@$lib/command.jvm" "$@"
