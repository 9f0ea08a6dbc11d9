using System.CommandLine;
using System.CommandLine.Parsing;

namespace Workbook;

/// <summary>What the value of an option has to be, in words of ours: the parser's own speak of types.</summary>
static class Requirement
{
    extension<T>(Option<T> option)
    {
        /// <param name="isRight">Whether a value will do.</param>
        /// <param name="what">What is needed, such as "a number of at least 1".</param>
        public void Needs(Func<T?, bool> isRight, string what) => option.Validators.Add(result =>
        {
            if (!Holds(result, isRight)) result.AddError($"{option.Name} needs {what}");
        });
    }

    static bool Holds<T>(OptionResult result, Func<T?, bool> isRight)
    {
        try
        {
            return isRight(result.GetValueOrDefault<T>());
        }
        catch (InvalidOperationException)
        {
            return false;   // what was typed is no T at all
        }
    }
}
