"""Marks a submission by the notebooks' own checks, and writes result.json (Classroom 50, classroom50/result/v1).

The answers are taken out of the student's notebooks and run in the notebooks of course.zip, beside this file, by
the tools of course.zip: what a student does to a check, or to the tools in the repository, does not matter.
This folder is public. There are no hidden tests in it, and a student's code runs beside the checks that judge it:
marks that matter come from `workbook grade`, on a machine of your own.
"""

import os
import shlex
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LESSONS = [{lessons}]

checkout = Path.cwd()
submitted = subprocess.run(["git", "log", "-1", "--format=%cI"], capture_output=True, text=True, check=False).stdout.strip()

with tempfile.TemporaryDirectory() as folder:
    with zipfile.ZipFile(HERE / "course.zip") as course:
        course.extractall(folder)
    # WORKBOOK_COMMAND names a program that is built already, for trying this out.
    command = shlex.split(os.environ.get("WORKBOOK_COMMAND", "dotnet run --project tools/Workbook --"))
    asked_for = [word for lesson in LESSONS for word in ("--lesson", lesson)]
    marked = subprocess.run(
        command + ["classroom", str(checkout), *asked_for, "--classroom50", str(checkout / "result.json")],
        cwd=Path(folder) / "email-workbook",
        env=os.environ | {"SUBMITTED_AT": submitted},
        check=False,
    )

# Zero says that marking went well, whatever the marks are; anything else that it did not.
sys.exit(marked.returncode)
