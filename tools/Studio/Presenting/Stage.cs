using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>Where a presentation is: the same for the screen that the class sees and for the one that the presenter sees.</summary>
public sealed class Stage(Notebook notebook)
{
    readonly Lock gate = new();
    IReadOnlyList<Slide>? slides;
    int at, steps = 1;   // there may be fewer by now

    /// <summary>The slides of the lesson as it is now.</summary>
    public IReadOnlyList<Slide> Slides { get { lock (gate) return slides ??= Slide.Of(notebook); } }

    /// <summary>Which slide is shown, from 0.</summary>
    public int At { get => Math.Min(at, Math.Max(0, Slides.Count - 1)); private set => at = value; }

    /// <summary>How many steps of it are shown.</summary>
    public int Steps { get => Math.Min(steps, Now.Steps.Count); private set => steps = value; }

    public Slide Now => Slides[At];

    public Slide? Next => At + 1 < Slides.Count ? Slides[At + 1] : null;

    /// <summary>When the first step forward was made; <c>null</c> before it.</summary>
    public DateTime? Begun { get; private set; }

    /// <summary>Told when something else is shown; from any thread.</summary>
    public event Action? Changed;

    public void Forward() => Move(() =>
    {
        Begun ??= DateTime.UtcNow;
        if (Steps < Now.Steps.Count) Steps++;
        else if (At + 1 < Slides.Count) (At, Steps) = (At + 1, 1);
    });

    public void Back() => Move(() =>
    {
        if (Steps > 1) Steps--;
        else if (At > 0) (At, Steps) = (At - 1, Slides[At - 1].Steps.Count);
    });

    public void GoTo(int slide) => Move(() => (At, Steps) = (Math.Clamp(slide, 0, Slides.Count - 1), 1));

    /// <summary>The lesson has changed, and its slides with it.</summary>
    public void Renew() => Move(() => slides = null);

    void Move(Action how)
    {
        lock (gate) how();
        Changed?.Invoke();
    }
}
