# Sourced by the launcher and the installer: where is a Java 25 or newer? Builtins only, and "java -version" (20 ms) is never asked:
# the JDK's "release" file tells the version.

# find_java LIB: sets java and version, or fails with the reason in why_no_java. Sets recorded and recorded_version too:
# the JDK that the caches in LIB were made with, from its file "jdk". OCKAM_JAVA_HOME overrides that one, JAVA_HOME and PATH follow it.
find_java() {
  seen='' recorded='' recorded_version=''
  if [ -r "$1/jdk" ]; then
    { read -r recorded && read -r recorded_version; } <"$1/jdk"
  fi
  if [ -n "${OCKAM_JAVA_HOME:-}" ] && java_suits OCKAM_JAVA_HOME "$OCKAM_JAVA_HOME"; then return 0; fi
  if [ -n "$recorded" ] && java_suits "the JDK of the build" "$recorded"; then return 0; fi
  if [ -n "${JAVA_HOME:-}" ] && java_suits JAVA_HOME "$JAVA_HOME"; then return 0; fi
  if java_on_path; then return 0; fi
  why_no_java="no Java 25 or newer was found. Looked at:$seen
    OCKAM_JAVA_HOME is ${OCKAM_JAVA_HOME:-not set}, JAVA_HOME is ${JAVA_HOME:-not set}
  Install a JDK 25, or set OCKAM_JAVA_HOME to the folder of one that is there."
  return 1
}

# java_suits WHAT FOLDER: true, with java and version set, when Java 25 or newer is there; else notes in seen why not.
java_suits() {
  java=$2/bin/java version=''
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

java_on_path() {
  found='' old_ifs=$IFS IFS=:
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
  java_suits "java on PATH" "${found%/bin/java}"
}
