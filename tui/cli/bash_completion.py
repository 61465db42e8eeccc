"""Completion in bash: names of several words, colons, and what ids stand for, which click's own script leaves out."""

from __future__ import annotations

import os
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

_SCRIPT = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=$'\\t' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""
_END = "\x01"
"""Stands for the cursor while a line is cut into words."""
_SPECIAL = frozenset(" \t\"'\\$`!&;|<>()*?[]{}~#")
"""Letters that a shell would not take as they are."""


class WholeLineBash(BashComplete):
    """Looks at the line as it is typed, instead of the words that bash makes of it."""

    source_template = _SCRIPT

    def source(self) -> str:
        """Return the script; which bash it is for is found out there."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor, and the one that the cursor is in."""
        *words, last = split_arg_string(os.environ.get("COMP_LINE", "") + _END)
        return words[1:], last.partition(_END)[0]

    def complete(self) -> str:
        """Return what is offered, a line each, written so that bash puts it in as it is meant."""
        args, incomplete = self.get_completion_args()
        found = self.get_completions(list(args), incomplete)
        line = os.environ.get("COMP_LINE", "")
        quoted = _is_open_quote(line)
        _, _, value = incomplete.rpartition("=") if incomplete.startswith("-") else ("", "", incomplete)
        breaks = "" if quoted else "".join(letter for letter in os.environ.get("COMP_BREAKS", "") if letter in ":=@")
        kept = max((value.rfind(letter) + 1 for letter in breaks), default=0)
        return "\n".join(self._offer(one, kept, told=len(found) > 1, quoted=quoted) for one in found)

    def _offer(self, item: CompletionItem[Any], kept: int, *, told: bool, quoted: bool) -> str:
        """Return one offer without what bash keeps of the word; where there are several, with what an id stands for."""
        value = str(item.value)
        text = value[kept:] if quoted else "".join(f"\\{one}" if one in _SPECIAL else one for one in value[kept:])
        about = f"  ({item.help})" if told and item.help and item.shown else ""
        return f"{item.type}\t{text}{about}"


def _is_open_quote(line: str) -> bool:
    quote, escaped = "", False
    for letter in line:
        if escaped:
            escaped = False
        elif letter == "\\" and quote != "'":
            escaped = True
        elif letter == quote:
            quote = ""
        elif not quote and letter in "\"'":
            quote = letter
    return bool(quote)


add_completion_class(WholeLineBash, "bash")
