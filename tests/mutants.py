"""`make mutate`: change the money code in small ways, one at a time, and see which changes no fast check notices.

Changes of a log line are set aside. mypy looks at all others at once, and the fast tests at each of the rest, as
[tool.mutmut] in pyproject.toml says.
"""

import argparse
import ast
import gc
import json
import random
import shutil
import subprocess
import sys
import textwrap
from collections import Counter
from pathlib import Path

BIN = Path(sys.executable).parent
FOLDER = Path("mutants")  # a copy of the code with all changes in it; mutmut names the folder
CAUGHT = {"mypy", "killed", "timeout", "suspicious", "segfault"}


def pytest_configure() -> None:
    """For pytest, before each mutant: its garbage collections need not search what all mutants have in common."""
    gc.freeze()


class WithoutLogging(ast.NodeTransformer):
    """Removes log lines, and the names of asyncio's tasks, which also appear only there."""

    def visit_Call(self, call: ast.Call) -> ast.expr:
        match call.func:
            case ast.Attribute(value=ast.Name("log")):
                return ast.Constant(None)
            case ast.Attribute(attr="create_task"):
                call.keywords = [keyword for keyword in call.keywords if keyword.arg != "name"]
        self.generic_visit(call)
        return call

    def visit_FunctionDef(self, function: ast.FunctionDef) -> ast.FunctionDef:
        """Mutants have names of their own."""
        function.name = function.name.partition("__mutmut_")[0]
        self.generic_visit(function)
        return function

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]  # noqa: N815 - ast names it


def without_logging(source: str) -> str:
    """The code of a function as text that is equal for functions that differ only in what they log."""
    return ast.dump(WithoutLogging().visit(ast.parse(textwrap.dedent(source))))


def generate(processes: int) -> dict[str, bool]:
    """Write every mutant of the code that pyproject.toml names. Returns whether each changes more than a log line."""
    from mutmut.__main__ import create_mutants  # noqa: PLC0415 - it reads pyproject.toml where it is imported
    from mutmut.mutation.data import MutantLineSpans, SourceFileMutationData  # noqa: PLC0415
    from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, walk_mutatable_files  # noqa: PLC0415

    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    copy_src_dir()
    copy_also_copy_files()
    create_mutants(processes)
    matters: dict[str, bool] = {}
    for path in walk_mutatable_files():
        data, spans = SourceFileMutationData(path=path), MutantLineSpans.load(path)
        assert spans is not None, "create_mutants wrote them"
        data.load()
        functions = {name: name.rpartition(".")[2] for name in data.exit_code_by_key}
        originals = {name: f"{name.rpartition('__mutmut_')[0]}__mutmut_orig" for name in functions.values()}
        read = sorted({*originals, *originals.values()}, key=lambda name: spans.span_by_function_name[name].start)
        source = dict(zip(read, map(without_logging, spans.read_function_sources(read)), strict=True))
        matters |= {name: source[mutant] != source[originals[mutant]] for name, mutant in functions.items()}
    return dict(sorted(matters.items()))


def caught_by_mypy() -> set[str]:
    """The mutants in which mypy finds an error. mutmut can do this, too, but parses files of 20,000 lines for it."""
    from mutmut.mutation.data import MutantLineSpans  # noqa: PLC0415 - as above
    from mutmut.utils.format_utils import get_mutant_name  # noqa: PLC0415

    # Attributes are declared again in each mutant of a class's __init__.
    words = ("--output=json", "--no-warn-unused-ignores", "--disable-error-code=no-redef", "bot", "storage")
    found = subprocess.run([BIN / "mypy", *words], check=False, capture_output=True, text=True, cwd=FOLDER).stdout  # noqa: S603
    lines: dict[str, set[int]] = {}
    for error in map(json.loads, found.splitlines()):
        lines.setdefault(error["file"], set()).add(error["line"])
    return {
        get_mutant_name(Path(path), name)
        for path, wrong in lines.items()
        if (spans := MutantLineSpans.load(path))
        for name, span in spans.span_by_function_name.items()
        if any(span.start <= line <= span.end for line in wrong)
    }


def mutmut(*words: str) -> "subprocess.CompletedProcess[str]":
    output = None if words[0] == "run" else subprocess.PIPE
    return subprocess.run([BIN / "mutmut", *words], check=False, stdout=output, text=True)  # noqa: S603


def results() -> dict[str, str]:
    """The result of each mutant: killed, survived, timeout, or no tests."""
    lines = mutmut("results", "--all", "true").stdout.splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines if ": " in line)


def main() -> int:
    """Print the survivors with their diffs, and their share. Returns the exit code of mutmut."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200, help="how many mutants to try; 0: all")
    parser.add_argument("--seed", type=int, default=0, help="another number draws another sample")
    parser.add_argument("--only", nargs="+", default=[""], help="how the mutants' names begin: bot.pipeline.courier")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()

    matters = {name: more for name, more in generate(options.processes).items() if name.startswith(tuple(options.only))}
    names = [name for name, more in matters.items() if more]
    tried = random.Random(options.seed).sample(names, min(options.count or len(names), len(names)))
    wrong = caught_by_mypy()
    rest = [name for name in tried if name not in wrong]
    code = (
        mutmut("run", "--max-children", str(options.processes), *rest).returncode if rest else 0
    )  # without names: all
    became = results() | dict.fromkeys(wrong, "mypy")
    left = [name for name in sorted(tried) if became.get(name) not in CAUGHT]
    for name in left:
        print(f"\n{became.get(name)}:")
        shown = mutmut("show", name).stdout.splitlines()
        print("\n".join(line for line in shown if line.startswith(("#", "-", "+", "@@"))))
    counts = Counter(became.get(name, "not tried") for name in tried)
    print(f"\n{len(matters) - len(names)} of {len(matters)} mutants change a log line only.")
    print(f"{len(tried)} of the other {len(names)}: {dict(counts)}; {len(left) / len(tried):.1%} survive")
    return code


if __name__ == "__main__":
    sys.exit(main())
