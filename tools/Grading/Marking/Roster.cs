namespace Workbook.Grading;

/// <summary>Who belongs to the class: a CSV with a column for the id, and if they are there for names and e-mail.</summary>
public sealed class Roster
{
    static readonly string[] Ids = ["student", "student_id", "id", "username", "user", "identifier", "sis login id", "id number"];
    static readonly string[] Names = ["name", "student name", "full name"];
    static readonly string[] FirstNames = ["first_name", "first name", "firstname"], LastNames = ["last_name", "last name", "lastname", "surname"];
    static readonly string[] Emails = ["email", "email address", "e-mail"];

    // Moodle's worksheet says "Participant 123456" where its file names say 123456.
    const string Participant = "Participant ";

    readonly Dictionary<string, Student> students;

    Roster(IEnumerable<Student> students) => this.students = students.DistinctBy(student => student.Id).ToDictionary(student => student.Id, StringComparer.Ordinal);

    public static Roster Nobody { get; } = new([]);

    public IReadOnlyCollection<Student> Students => students.Values;

    /// <exception cref="IntakeException">There is no such file, or no column that tells who is who.</exception>
    public static Roster Read(string path)
    {
        var (header, rows) = Table.Read(path);
        if (Table.Column(header, Ids) is not { } id)
            throw new IntakeException($"{path} has no column that says who is who: call it student (then name or first_name and last_name, and email, if you like).");
        var (name, first, last, email) = (Table.Column(header, Names), Table.Column(header, FirstNames), Table.Column(header, LastNames), Table.Column(header, Emails));
        return new(rows.Where(row => row[id] is not "").Select(row => new Student(Id(row[id]),
            Cell(row, name) ?? Joined(Cell(row, first), Cell(row, last)), Cell(row, email), Cell(row, last))));
    }

    /// <summary>What the roster knows of a student, over what a file's name says.</summary>
    public Student Complete(Student student) => students.GetValueOrDefault(student.Id) is { } known
        ? student with { Name = known.Name ?? student.Name, Email = known.Email, LastName = known.LastName } : student;

    static string Id(string cell) => EntryName.Shown(cell.StartsWith(Participant, StringComparison.Ordinal) ? cell[Participant.Length..] : cell);

    static string? Cell(string[] row, int? column) => column is { } at && row[at] is { Length: > 0 } text ? EntryName.Shown(text) : null;

    static string? Joined(string? first, string? last) => $"{first} {last}".Trim() is { Length: > 0 } name ? name : null;
}
