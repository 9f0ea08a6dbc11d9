using System.Text;
using FakeMail.Mailbox;
using Microsoft.Extensions.Time.Testing;

namespace FakeMail.Tests.Mailbox;

public sealed class MailStoreTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    readonly FakeTimeProvider clock = new(new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Folders_are_made_with_those_above_them_and_deleted_without_those_in_them(bool onDisk)
    {
        var store = new MailStore(clock, onDisk ? folder : null);
        Assert.Equal(FolderChange.Done, await store.CreateAsync("Work/2001/May/"));
        Assert.Equal(["INBOX", "Work", "Work/2001", "Work/2001/May"], store.Folders.Select(one => one.Name));
        Assert.Equal(FolderChange.Exists, await store.CreateAsync("work"));
        Assert.Equal(FolderChange.Exists, await store.CreateAsync("inbox"));
        Assert.Equal(FolderChange.Done, store.Delete("Work"));
        Assert.Equal(FolderChange.HasFolders, store.Delete("Work"));
        Assert.Equal(FolderChange.NotThere, store.Delete("Play"));
        Assert.Equal(FolderChange.NotAllowed, store.Delete("inbox"));
        Assert.Equal(["INBOX", "Work/2001", "Work/2001/May"], store.Folders.Select(one => one.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a/ /b")]
    [InlineData("a*")]
    [InlineData("a%b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public async Task Some_names_are_no_names(string name) => Assert.Equal(FolderChange.NotAllowed, await new MailStore(clock).CreateAsync(name));

    [Theory]
    [InlineData("..", "%2E%2E")]
    [InlineData("../x", "%2E%2E.x")]
    [InlineData("a/b", "a.b")]
    [InlineData("a.b", "a%2Eb")]
    [InlineData("Grüße 日本", "Grüße 日本")]
    [InlineData("aux", "%aux")]
    [InlineData("NUL/x", "%NUL.x")]
    [InlineData("x:y|z?", "x%3Ay%7Cz%3F")]
    [InlineData("a ", "a%20")]
    public async Task On_disk_a_name_is_one_that_any_disk_takes(string name, string directory)
    {
        Assert.Equal(FolderChange.Done, await new MailStore(clock, folder).CreateAsync(name));
        Assert.Contains(Path.Combine(folder, directory), Directory.GetDirectories(folder));
        Assert.Contains(new MailStore(clock, folder).Folders, one => one.Name == name);
    }

    [Fact]
    public async Task A_folder_is_renamed_with_those_in_it_and_its_messages_can_still_be_read()
    {
        var store = new MailStore(clock, folder);
        await store.CreateAsync("Work/2001");
        await AppendAsync(store, "Work/2001", "one");
        Assert.Equal(FolderChange.Exists, await store.RenameAsync("Work", "work"));
        Assert.Equal(FolderChange.NotAllowed, await store.RenameAsync("Work", "Work/2002"));
        Assert.Equal(FolderChange.NotThere, await store.RenameAsync("Play", "Games"));
        Assert.Equal(FolderChange.Done, await store.RenameAsync("Work", "Play"));
        Assert.Equal(["INBOX", "Play", "Play/2001"], store.Folders.Select(one => one.Name));
        Assert.Equal("one", Text(Find(store, "Play/2001").Messages[0]));
        Assert.Equal("one", Text(Find(new(clock, folder), "Play/2001").Messages[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renaming_INBOX_moves_its_messages(bool onDisk)   // RFC 3501 §6.3.5
    {
        var store = new MailStore(clock, onDisk ? folder : null);
        await AppendAsync(store, "INBOX", "one");
        Assert.Equal(FolderChange.Done, await store.RenameAsync("INBOX", "Old"));
        Assert.Empty(store.Inbox.Messages);
        Assert.Equal("one", Text(Find(store, "Old").Messages[0]));
        Assert.Equal(2u, store.Inbox.UidNext);
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_there_again()
    {
        var store = new MailStore(clock, folder);
        await AppendAsync(store, "INBOX", "one", "two", "three");
        store.Inbox.ChangeFlags(2, flags => flags.With(new([FlagSet.Seen, "work"])));
        store.Inbox.TakeRecent();
        await store.Inbox.RemoveAsync([3]);
        await store.CreateAsync("Sent/2001");
        await store.SubscribeAsync("Sent", wanted: true);
        clock.Advance(TimeSpan.FromDays(1));

        var again = new MailStore(clock, folder);
        Assert.Equal(store.Inbox.UidValidity, again.Inbox.UidValidity);
        Assert.Equal((4u, 4u), (again.Inbox.UidNext, again.Inbox.RecentFrom));
        Assert.Equal(["one", "two"], again.Inbox.Messages.Select(Text));
        Assert.Equal(["", @"\Seen work"], again.Inbox.Messages.Select(message => message.Flags.ToString()));
        Assert.Equal(new DateTimeOffset(2001, 11, 9, 1, 8, 47, TimeSpan.Zero), again.Inbox.Messages[0].InternalDate);
        Assert.Equal(["INBOX", "Sent"], again.Subscriptions);
        Assert.Equal(Find(store, "Sent/2001").UidValidity, Find(again, "Sent/2001").UidValidity);
        Assert.Equal(4u, (await AppendAsync(again, "INBOX", "four"))[0].Uid);
    }

    [Fact]
    public async Task A_date_stays_the_same_to_the_second()   // RFC 3501 §2.3.3
    {
        var date = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddMilliseconds(-1);   // not long ago, and yet in another second
        await new MailStore(TimeProvider.System, folder).Inbox.AppendAsync([new(0, FlagSet.None, date, MessageContent.Of())]);
        Assert.Equal(date.ToUnixTimeSeconds(), Assert.Single(new MailStore(TimeProvider.System, folder).Inbox.Messages).InternalDate.ToUnixTimeSeconds());
    }

    [Fact]
    public void Files_that_SMTP_saved_in_an_earlier_run_are_INBOX()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "0007.eml"), "seven");
        File.WriteAllText(Path.Combine(folder, "0002.eml"), "two");
        File.WriteAllText(Path.Combine(folder, "7.eml"), "not ours");
        Directory.CreateDirectory(Path.Combine(folder, "not ours"));
        var inbox = new MailStore(clock, folder).Inbox;
        Assert.Equal([(2u, "two"), (7u, "seven")], inbox.Messages.Select(message => (message.Uid, Text(message))));
        Assert.Equal((8u, 1u), (inbox.UidNext, inbox.RecentFrom));
        Assert.False(File.Exists(Path.Combine(folder, "folder.json")));   // looking changes nothing
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_as_good_as_none()
    {
        await AppendAsync(new(clock, folder), "INBOX", "one");
        await File.WriteAllTextAsync(Path.Combine(folder, "folder.json"), "{ \"name\": ", Cancel);
        Assert.Equal("one", Text(Assert.Single(new MailStore(clock, folder).Inbox.Messages)));
    }

    [Fact]
    public async Task A_number_is_not_given_again()   // RFC 3501 §2.3.1.1
    {
        var files = new MailFiles(folder);
        var store = new MailStore(clock, folder, files);
        await AppendAsync(store, "INBOX", "one", "two");
        await store.Inbox.RemoveAsync([2]);
        Assert.Equal(["0001.eml", "folder.json"], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

        var again = new MailStore(clock, folder, files);
        Assert.Equal("0003.eml", Path.GetFileName(await files.SaveAsync(null, MessageContent.Of(1), (int)again.Inbox.NumberFrom)));
    }

    [Fact]
    public async Task UIDs_only_grow_even_if_messages_are_saved_in_the_wrong_order()   // RFC 3501 §2.3.1.1
    {
        var files = new MailFiles(folder);
        var store = new MailStore(clock, folder, files);
        string[] paths = [await files.SaveAsync(null, MessageContent.Of(1)), await files.SaveAsync(null, MessageContent.Of(2)), await files.SaveAsync(null, MessageContent.Of(3))];
        store.Deliver(MessageContent.Of(2), paths[1]);
        store.Deliver(MessageContent.Of(1), paths[0]);   // nobody has looked yet
        Assert.Equal([1u, 2u, 3u], store.Inbox.Messages.Select(message => message.Uid));   // the third is found on disk

        var (late, later) = (await files.SaveAsync(null, MessageContent.Of(4)), await files.SaveAsync(null, MessageContent.Of(5)));
        store.Deliver(MessageContent.Of(5), later);
        Assert.Equal(5u, store.Inbox.Messages[^1].Uid);
        Assert.Equal("0006.eml", Path.GetFileName(store.Deliver(MessageContent.Of(4), late)));
        store.Deliver(MessageContent.Of(3), paths[2]);   // which was found already
        Assert.Equal([1, 2, 3, 5, 4], store.Inbox.Messages.Select(message => message.Content.Octets[0]));
    }

    [Fact]
    public async Task Clearing_forgets_folders_and_begins_anew()
    {
        var files = new MailFiles(folder);
        var store = new MailStore(clock, folder, files);
        await store.CreateAsync("Work");
        await AppendAsync(store, "Work", "one");
        await AppendAsync(store, "INBOX", "two");
        var before = store.Inbox.UidValidity;
        store.Clear();
        Assert.Equal(["INBOX"], store.Folders.Select(one => one.Name));
        Assert.Empty(store.Inbox.Messages);
        Assert.NotEqual(before, store.Inbox.UidValidity);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_disk_that_refuses_is_told_and_nothing_is_half_there()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("A directory cannot be put where a file is to be.");
        var store = new MailStore(clock, folder);
        Directory.CreateDirectory(Path.Combine(folder, "folder.json.part"));
        await Assert.ThrowsAsync<FolderException>(() => AppendAsync(store, "INBOX", "one"));
        Assert.Empty(store.Inbox.Messages);
        Directory.Delete(Path.Combine(folder, "folder.json.part"));
        await AppendAsync(store, "INBOX", "two");
        Assert.Equal("two", Text(Assert.Single(new MailStore(clock, folder).Inbox.Messages)));
    }

    [Fact]
    public async Task A_folder_that_is_deleted_while_it_is_being_kept_does_not_come_back()
    {
        var store = new MailStore(clock, folder);
        for (var i = 0; i < 50; i++)
        {
            await store.CreateAsync("Work");
            await AppendAsync(store, "Work", "one");
            var work = Find(store, "Work");
            work.ChangeFlags(1, _ => new([FlagSet.Seen]));
            var saving = work.SaveAsync();
            if (i % 2 is 0) await Task.Yield();
            store.Delete("Work");
            await saving;
            Assert.False(Directory.Exists(Path.Combine(folder, "Work")));
        }
    }

    static async Task<IReadOnlyList<StoredMessage>> AppendAsync(MailStore store, string name, params string[] texts) =>
        await Find(store, name).AppendAsync(texts.Select(text => new StoredMessage(0, FlagSet.None, store.Now, MessageContent.Of(Encoding.ASCII.GetBytes(text)))));

    static MailboxFolder Find(MailStore store, string name)
    {
        Assert.True(store.TryFind(name, out var found));
        return found;
    }

    static string Text(StoredMessage message) => Encoding.ASCII.GetString(message.Content.Octets);
}
