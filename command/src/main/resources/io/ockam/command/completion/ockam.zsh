#compdef ockam
# zsh completion for ockam, behind compinit: eval "$(ockam completion --shell zsh)"
_ockam() {
    local line word about ret=1
    local -a described open
    while IFS= read -r line || [[ -n $line ]]; do
        case $line in
        :files) _files; return ;;
        :folders) _files -/; return ;;
        esac
        [[ -n $line ]] || continue
        word=${line%%$'\t'*}
        about=
        [[ $line == *$'\t'* ]] && about=${line#*$'\t'}
        word=${word//:/\\:}
        if [[ $word == */ ]]; then
            open+=("${word}${about:+:$about}")
        else
            described+=("${word}${about:+:$about}")
        fi
    done < <(command "${words[1]}" complete --quiet -- "${(@)words[2,CURRENT]}" 2>/dev/null </dev/null)
    (( ${#described} )) && _describe -t ockam ockam described && ret=0
    (( ${#open} )) && _describe -t ockam ockam open -S '' && ret=0
    return ret
}
if [[ ${funcstack[1]-} == _ockam ]]; then
    _ockam "$@"
else
    compdef _ockam ockam
fi
