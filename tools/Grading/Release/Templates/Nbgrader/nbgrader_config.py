# nbgrader's settings for notebooks in C#. What each of them is for stands beside it.
import os

from nbgrader import preprocessors as steps

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "email-workbook"

# A stub for the language that the kernelspec names: nbgrader has none for C#, and refuses the notebook without one.
# Put where the marked answer was, it makes the very cell that `workbook release` gives out.
c.ClearSolutions.code_stub = {"C#": "throw new NotImplementedException();"}

# All steps but InstantiateTests, which knows kernels of Python and R alone and refuses any other. No cell asks for it.
c.GenerateAssignment.preprocessors = [
    steps.IncludeHeaderFooter,
    steps.LockCells,
    steps.ClearSolutions,
    steps.ClearOutput,
    steps.CheckCellMetadata,
    steps.ComputeChecksums,
    steps.SaveCells,
    steps.ClearHiddenTests,
    steps.ClearMarkScheme,
    steps.ComputeChecksums,
    steps.CheckCellMetadata,
]

# A check that a student deleted comes back. nbgrader writes "# " and this text in front of it, for it takes every
# language for Python: to a C# compiler that has to be a directive, and a region is one that does nothing.
c.OverwriteCells.add_missing_cells = True
c.OverwriteCells.missing_cell_notification = (
    "region The cell {cell_id} was missing from the submission; it was put back.\n#endregion\n"
)

# The first cell compiles; the lessons with a mail server wait for it.
c.Execute.timeout = 60

# Each lesson's mail server takes a port that is free, so that two submissions can run at a time on one machine.
os.environ["FAKEMAIL_PORT"] = "0"
