using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Grading;

/// <summary>The hidden tests of all lessons: the classes of an assembly that name an exercise, and their methods that name points.</summary>
public sealed class HiddenTests
{
    readonly ILookup<string, HiddenTest> byExercise;

    HiddenTests(Assembly assembly)
    {
        File = assembly.Location;
        Classes = [.. assembly.GetTypes().Where(type => type.IsDefined(typeof(ExerciseAttribute)))];
        byExercise = Classes
            .SelectMany(type => type.GetMethods()
                .Where(method => method.IsDefined(typeof(PointsAttribute)))
                .OrderBy(method => method.MetadataToken)
                .Select(method => new HiddenTest(type, method)))
            .ToLookup(test => test.Exercise);
    }

    /// <summary>Where they were read from: what no student's process may read.</summary>
    internal string File { get; }

    internal IReadOnlyList<Type> Classes { get; }

    /// <summary>The exercises that have tests.</summary>
    public IEnumerable<string> Exercises => byExercise.Select(tests => tests.Key);

    public static HiddenTests In(Assembly assembly) => new(assembly);

    /// <summary>Reads the tests from the file of their assembly, with what they need from beside it.</summary>
    public static HiddenTests Load(string path) => new(new TestAssemblies(Path.GetFullPath(path)).LoadFromAssemblyPath(Path.GetFullPath(path)));

    internal IEnumerable<HiddenTest> Of(string exercise) => byExercise[exercise];

    // The judge's own assemblies are one with those that the tests were compiled against, or their attributes would be of other types.
    sealed class TestAssemblies(string path) : AssemblyLoadContext("hidden tests")
    {
        readonly string folder = Path.GetDirectoryName(path)!;

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (Default.Assemblies.Any(loaded => loaded.GetName().Name == assemblyName.Name) || IsOfJudge(assemblyName.Name!))
                return null;
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return System.IO.File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }

        static bool IsOfJudge(string name) => typeof(HiddenTests).Assembly.GetReferencedAssemblies().Any(referenced => referenced.Name == name);
    }
}
