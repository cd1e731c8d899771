"""Completions for bash, zsh and fish, written from what the parsers understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reader.manual.usage import Argument, Takes, Usage, usages

_HEAD = "completion of broadsheet; written by `broadsheet completion {}`, not by hand"


def completion(shell: str) -> str:
    """Give the script for a shell: bash, zsh or fish."""
    return "\n".join(SHELLS[shell]()) + "\n"


def _commands() -> list[Usage]:
    return [usage for name, usage in usages().items() if name]


def _all_options(usage: Usage) -> tuple[Argument, ...]:
    return (*usage.options, *usage.places)


# --------------------------------------------------------------------------- bash


def _bash() -> Iterator[str]:
    names = " ".join(usage.name for usage in _commands())
    yield f"# {_HEAD.format('bash')}"
    yield "_broadsheet() {"
    yield '    local IFS=$\'\\n\' cur=${COMP_WORDS[COMP_CWORD]} prev="" command="" number=0 word i'
    yield "    COMPREPLY=()"
    yield "    ((COMP_CWORD > 0)) && prev=${COMP_WORDS[COMP_CWORD - 1]}"
    yield '    [[ $cur == "=" ]] && cur=""'
    yield '    [[ $prev == "=" ]] && ((COMP_CWORD > 1)) && prev=${COMP_WORDS[COMP_CWORD - 2]}'
    yield "    for ((i = 1; i < COMP_CWORD; i++)); do"
    yield "        word=${COMP_WORDS[i]}"
    yield '        case "$command $word" in'
    yield f"            {_with_values()}) ((i++)); "
    yield '                [[ ${COMP_WORDS[i]} == "=" ]] && ((i++)) ;;'
    yield '            *" -"*) ;;'
    yield '            " "*) command=$word ;;'
    yield "            *) ((number++)) ;;"
    yield "        esac"
    yield "    done"
    yield '    case "$command $prev" in'
    yield from _bash_values()
    yield "    esac"
    yield "    if [[ $cur == -* ]]; then"
    yield '        case "$command" in'
    for usage in (*_commands(), usages()[""]):
        flags = " ".join(name for each in _all_options(usage) for name in each.names)
        yield f"            {usage.name or '*'}) _broadsheet_words {flags} ;;"
    yield "        esac"
    yield "        return"
    yield "    fi"
    yield "    if [[ -z $command ]]; then"
    yield f"        _broadsheet_words {names}"
    yield "        _broadsheet_files -f"
    yield "        return"
    yield "    fi"
    yield '    case "$command $number" in'
    for usage in _commands():
        for number, operand in enumerate(usage.operands):
            if operand.choices:
                yield f'        "{usage.name} {number}") _broadsheet_words {_words(operand)} ;;'
    yield "        *) _broadsheet_files -f ;;"
    yield "    esac"
    yield "}"
    yield from _BASH_HELP
    yield "complete -F _broadsheet broadsheet"


_BASH_HELP = (
    "_broadsheet_words() {",
    "    local word",
    '    for word in "$@"; do',
    '        [[ $word == "$cur"* ]] && COMPREPLY+=("$word")',
    "    done",
    "}",
    "_broadsheet_files() {",
    '    COMPREPLY+=($(compgen "$1" -- "$cur"))',
    "    type compopt > /dev/null 2>&1 && compopt -o filenames 2> /dev/null",
    "    return 0",
    "}",
)


def _words(argument: Argument) -> str:
    return " ".join(argument.choices)


def _with_values() -> str:
    """Give a pattern of all options that are followed by a value, whatever the command."""
    every = (each for usage in usages().values() for each in _all_options(usage))
    names = sorted(
        {name for each in every if each.takes is not Takes.NOTHING for name in each.names}
    )
    return "|".join(f'*" {name}"' for name in names)


def _bash_values() -> Iterator[str]:
    done = {
        Takes.FILE: "_broadsheet_files -f; return",
        Takes.FOLDER: "_broadsheet_files -d; return",
        Takes.TEXT: "return",
    }
    seen = set[str]()
    for usage in _commands():
        for option in _all_options(usage):
            if option.takes is Takes.NOTHING:
                continue
            own = option.takes is Takes.CHOICE
            deed = f"_broadsheet_words {_words(option)}; return" if own else done[option.takes]
            for name in option.names:
                pattern = f'"{usage.name} {name}"' if own else f'*" {name}"'
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"        {pattern}) {deed} ;;"


# --------------------------------------------------------------------------- zsh


def _zsh() -> Iterator[str]:
    yield "#compdef broadsheet"
    yield f"# {_HEAD.format('zsh')}"
    yield "_broadsheet() {"
    yield "    local context state state_descr line command"
    yield "    local -a commands"
    yield "    typeset -A opt_args"
    yield "    commands=("
    yield from (f"        {_quoted(f'{u.name}:{_colons(u.about)}')}" for u in _commands())
    yield "    )"
    yield "    _arguments -C \\"
    for option in _all_options(usages()[""]):
        yield f"        {_zsh_option(option)} \\"
    yield "        '1: :->first' '*:: :->rest' && return"
    yield '    case "$state" in'
    yield "        first) _alternative 'commands:command:(( ))' 'files:file:_files' > /dev/null"
    yield "            _describe -t commands command commands; _files ;;"
    yield "        rest)"
    yield '            case "$line[1]" in'
    for usage in _commands():
        yield f"                {usage.name})"
        yield "                    _arguments \\"
        specs = [*map(_zsh_option, _all_options(usage)), *_zsh_operands(usage)]
        yield from (f"                        {spec} \\" for spec in specs[:-1])
        yield f"                        {specs[-1]} ;;"
    yield "                *) _files ;;"
    yield "            esac ;;"
    yield "    esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_broadsheet" ]; then'
    yield '    _broadsheet "$@"'
    yield "else"
    yield "    compdef _broadsheet broadsheet"
    yield "fi"


_ZSH_VALUES: dict[Takes, str] = {
    Takes.FILE: "_files",
    Takes.FOLDER: "_files -/",
    Takes.TEXT: " ",
}


def _zsh_value(argument: Argument) -> str:
    if argument.takes is Takes.CHOICE:
        return f":{_colons(argument.metavar)}:({_words(argument)})"
    return f":{_colons(argument.metavar)}:{_ZSH_VALUES[argument.takes]}"


def _zsh_option(option: Argument) -> str:
    value = "" if option.takes is Takes.NOTHING else _zsh_value(option)
    about = re.sub(r"([\[\]\\:])", r"\\\1", option.about)
    group = f"({' '.join(option.names)})" if len(option.names) > 1 else ""
    specs = [_quoted(f"{group}{name}[{about}]{value}") for name in option.names]
    return " ".join(specs)


def _zsh_operands(usage: Usage) -> Iterator[str]:
    for number, operand in enumerate(usage.operands, start=1):
        place = "*" if operand.repeated else str(number)
        yield _quoted(f"{place}{_zsh_value(operand)}")


def _colons(text: str) -> str:
    return text.replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# --------------------------------------------------------------------------- fish


def _fish() -> Iterator[str]:
    names = " ".join(usage.name for usage in _commands())
    yield f"# {_HEAD.format('fish')}"
    yield f"set -l commands {names}"
    none = '-n "not __fish_seen_subcommand_from $commands"'
    for usage in _commands():
        yield f"complete -c broadsheet {none} -a {usage.name} -d {_fish_quoted(usage.about)}"
    for option in _all_options(usages()[""]):
        yield f"complete -c broadsheet {none} {_fish_option(option)}"
    for usage in _commands():
        here = f'-n "__fish_seen_subcommand_from {usage.name}"'
        for option in _all_options(usage):
            yield f"complete -c broadsheet {here} {_fish_option(option)}"
        for operand in usage.operands:
            if operand.choices:
                yield f"complete -c broadsheet {here} -a {_fish_quoted(_words(operand))}"


def _fish_option(option: Argument) -> str:
    names = " ".join(
        f"-l {name.removeprefix('--')}" if name.startswith("--") else f"-s {name[1:]}"
        for name in option.names
    )
    value = {
        Takes.NOTHING: "",
        Takes.FILE: " -r -F",
        Takes.FOLDER: " -x -a '(__fish_complete_directories)'",
        Takes.CHOICE: f" -x -a {_fish_quoted(_words(option))}",
        Takes.TEXT: " -x",
    }[option.takes]
    return f"{names}{value} -d {_fish_quoted(option.about)}"


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


SHELLS: dict[str, Callable[[], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
