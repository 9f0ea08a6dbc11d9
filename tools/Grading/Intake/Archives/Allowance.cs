namespace Workbook.Grading;

/// <summary>How much may still come out of an archive; what comes out of one in it, comes out of both.</summary>
sealed class Allowance(long octets, Allowance? around)
{
    long left = octets;

    /// <exception cref="InvalidDataException">It was too much.</exception>
    public void Take(long octets)
    {
        left -= octets;
        if (left < 0) throw new InvalidDataException("lies in an archive that unpacks to too much");
        around?.Take(octets);
    }
}
