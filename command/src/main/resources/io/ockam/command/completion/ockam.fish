# fish completion for ockam: ockam completion --shell fish > ~/.config/fish/completions/ockam.fish
function __ockam_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l found (command $words[1] complete --quiet -- $words[2..-1] "$current" 2>/dev/null </dev/null)
    switch "$found[1]"
        case ':files'
            __fish_complete_path "$current"
        case ':folders'
            __fish_complete_directories "$current"
        case '*'
            printf '%s\n' $found
    end
end
complete -c ockam -f -a '(__ockam_complete)'
