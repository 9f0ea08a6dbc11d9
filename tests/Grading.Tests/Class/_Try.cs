namespace Workbook.Grading.Tests;
public class TryTests { [Fact] public void Write() { if (Environment.GetEnvironmentVariable("TRY") is { } dir) MadeUpClass.WriteTo(dir); Assert.True(MadeUpClass.Works.Count > 1); } }
