# bash completion for ockam: eval "$(ockam completion --shell bash)"
_ockam() {
    local cur words cword line
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n =: cur words cword
    else
        words=("${COMP_WORDS[@]}") cword=$COMP_CWORD cur=${COMP_WORDS[COMP_CWORD]}
    fi
    COMPREPLY=()
    while IFS= read -r line || [[ -n $line ]]; do
        case $line in
        :files) compopt -o default 2>/dev/null; COMPREPLY=(); return ;;
        :folders) compopt -o dirnames 2>/dev/null; COMPREPLY=(); return ;;
        ?*) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <(command "${words[0]}" complete --quiet -- "${words[@]:1:cword}" 2>/dev/null </dev/null)
    case ${COMPREPLY[0]-} in
    */ | *=) compopt -o nospace 2>/dev/null ;;
    esac
    if declare -F __ltrim_colon_completions >/dev/null; then
        __ltrim_colon_completions "$cur"
    fi
}
complete -F _ockam ockam
