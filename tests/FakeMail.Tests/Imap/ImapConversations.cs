namespace FakeMail.Tests.Imap;

/// <summary>What is said in one conversation, and the section that says so. To add one, add a paragraph: a title with the RFC, and in brackets how far the session has come (fresh, in, open); then what is said.</summary>
static class ImapConversations
{
    public const string All = """
        RFC 3501 §7.1: the greeting [fresh]
        S: * OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR UIDPLUS MOVE IDLE NAMESPACE UNSELECT ID CHILDREN STARTTLS AUTH=SCRAM-SHA-256

        RFC 3501 §6.1.1 CAPABILITY [fresh]
        S: * OK
        C: a CAPABILITY
        S: * CAPABILITY IMAP4rev1 
        S= a OK That is all
        C: b capability now
        S= b BAD " now" is too much

        RFC 3501 §6.1.2 NOOP: at any time [fresh]
        S: * OK
        C: a NOOP
        S: a OK

        RFC 3501 §6.1.3 LOGOUT [fresh]
        S: * OK
        C: a LOGOUT
        S: * BYE
        S: a OK

        RFC 3501 §2.2.1: tags, and what is no command [fresh]
        S: * OK
        C: 
        S: * BAD
        C: onlyatag
        S= * BAD A command is a tag, a space and a word
        C: + NOOP
        S: * BAD
        C: a XYZZY
        S: a BAD
        C: b XYZZY plugh
        S: b BAD
        C: A.1-b NOOP
        S: A.1-b OK
        C: <FF><00> x
        S: * BAD
        C: c UID
        S: c BAD
        C: d UID NOOP
        S: d BAD

        RFC 3501 §3.1: nothing before the login [fresh]
        S: * OK
        C: a SELECT INBOX
        S= a BAD Log in first
        C: b LIST "" *
        S: b BAD
        C: c FETCH 1 FLAGS
        S: c BAD
        C: d IDLE
        S: d BAD

        RFC 3501 §6.2.3 LOGIN: as atoms, quoted, as literals [fresh]
        S: * OK
        C: a LOGIN ann wrong
        S: a NO [AUTHENTICATIONFAILED]
        C: b LOGIN "ann" "pass word"
        S: b OK [CAPABILITY

        RFC 3501 §4.3: literals are asked for [fresh]
        S: * OK
        C: a LOGIN {3}
        S: + 
        C: ann {9}
        S: + 
        C: pass word
        S: a OK

        RFC 7888 §3: or sent at once [fresh]
        S: * OK
        C> a LOGIN {3+}<CR><LF>ann {9+}<CR><LF>pass word<CR><LF>
        S: a OK

        RFC 3501 §4.3: quoted strings [fresh]
        S: * OK
        C: a LOGIN "ann" "x
        S: a BAD A quoted string
        C: b LOGIN "a\nn" x
        S: b BAD A quoted string
        C: c LOGIN "an\"n" "\\"
        S: c NO
        C: d LOGIN ann
        S: d BAD Something is missing at the end
        C: e LOGIN ann x y
        S: e BAD

        RFC 3501 §7.1.3: a word that is no command, and a command that says too little [fresh]
        S: * OK
        C: a HELP
        S: a BAD That is not a command
        C: b LOGIN
        S: b BAD That is not a command, or something is missing
        C: c NOOP
        S: c OK

        RFC 3501 §6.2: once is enough [in]
        C: a LOGIN ann x
        S= a BAD Logged in already
        C: b AUTHENTICATE PLAIN
        S: b BAD
        C: c STARTTLS
        S: c BAD

        RFC 3501 §6.2.2 AUTHENTICATE [fresh]
        S: * OK
        C: a AUTHENTICATE PLAIN
        S= + 
        C: AGFubgBwYXNzIHdvcmQ=
        S: a OK [CAPABILITY

        RFC 4959 §3: with an initial response [fresh]
        S: * OK
        C: a AUTHENTICATE plain AGFubgBwYXNzIHdvcmQ=
        S: a OK

        RFC 3501 §6.2.2 AUTHENTICATE: what is refused [fresh]
        S: * OK
        C: a AUTHENTICATE GSSAPI
        S: a NO
        C: b AUTHENTICATE PLAIN AGFubgB4
        S: b NO [AUTHENTICATIONFAILED]
        C: c AUTHENTICATE LOGIN
        S: + 
        C: *
        S: c BAD
        C: d AUTHENTICATE PLAIN ?
        S: d BAD
        C: e AUTHENTICATE CRAM-MD5 eA==
        S: e BAD
        C: f AUTHENTICATE
        S: f BAD

        RFC 2971 §3.1 ID [fresh]
        S: * OK
        C: a ID ("name" "me" "version" NIL)
        S= * ID ("name" "FakeMail")
        S: a OK
        C: b ID NIL
        S: * ID
        S: b OK
        C: c ID x
        S: c BAD

        RFC 2342 §5 NAMESPACE [in]
        C: a NAMESPACE
        S= * NAMESPACE (("" "/")) NIL NIL
        S: a OK

        RFC 3501 §6.3.1 SELECT [in]
        C: a SELECT INBOX
        S= * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
        S= * 3 EXISTS
        S= * 3 RECENT
        S: * OK [UNSEEN 1]
        S: * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)]
        S: * OK [UIDNEXT 4]
        S: * OK [UIDVALIDITY 1005268127]
        S: a OK [READ-WRITE]

        RFC 3501 §5.1: INBOX in any case [in]
        C: a SELECT inBox
        S: * FLAGS
        S: * 3 EXISTS
        S: * 3 RECENT
        S: * OK
        S: * OK
        S: * OK
        S: * OK
        S: a OK [READ-WRITE]

        RFC 3501 §6.3.1 SELECT: no such folder, and then none is open [open]
        C: a SELECT nowhere
        S: a NO [NONEXISTENT]
        C: b FETCH 1 FLAGS
        S= b BAD Open a folder first, with SELECT or EXAMINE

        RFC 3501 §6.3.2 EXAMINE: nothing changes [in]
        C: a EXAMINE INBOX
        S: * FLAGS
        S: * 3 EXISTS
        S: * 3 RECENT
        S: * OK [UNSEEN 1]
        S: * OK [PERMANENTFLAGS ()]
        S: * OK
        S: * OK
        S: a OK [READ-ONLY]
        C: b STORE 1 +FLAGS (\Seen)
        S: b NO
        C: c EXPUNGE
        S: c NO
        C: d FETCH 3 BODY[]
        S= * 3 FETCH (BODY[] {0}
        S= )
        S: d OK
        C: e FETCH 3 FLAGS
        S= * 3 FETCH (FLAGS (\Recent))
        S: e OK
        C: f MOVE 1 INBOX
        S: f NO
        C: g EXAMINE INBOX
        S: * FLAGS
        S: * 3 EXISTS
        S= * 3 RECENT

        RFC 3501 §2.3.2: recent for the first session only [open]
        C: a SELECT INBOX
        S: * FLAGS
        S: * 3 EXISTS
        S= * 0 RECENT

        RFC 3501 §6.3.3 CREATE, §6.3.8 LIST [in]
        C: a CREATE Work/2001
        S: a OK
        C: b CREATE Work
        S: b NO [ALREADYEXISTS]
        C: c CREATE INBOX
        S: c NO [ALREADYEXISTS]
        C: d CREATE "a//b"
        S: d NO [CANNOT]
        C: e CREATE "trailing/"
        S: e OK
        C: f LIST "" *
        S= * LIST (\HasNoChildren) "/" "INBOX"
        S= * LIST (\HasNoChildren) "/" "trailing"
        S= * LIST (\HasChildren) "/" "Work"
        S= * LIST (\HasNoChildren) "/" "Work/2001"
        S: f OK
        C: g LIST "" %
        S: * LIST (\HasNoChildren) "/" "INBOX"
        S: * LIST (\HasNoChildren) "/" "trailing"
        S: * LIST (\HasChildren) "/" "Work"
        S: g OK
        C: h LIST Work/ %
        S= * LIST (\HasNoChildren) "/" "Work/2001"
        S: h OK
        C: i LIST "" "inb%"
        S= * LIST (\HasNoChildren) "/" "INBOX"
        S: i OK
        C: j LIST "" nothing
        S: j OK
        C: k LIST "" Work
        S= * LIST (\HasChildren) "/" "Work"
        S: k OK

        RFC 3501 §6.3.8 LIST: the separator [in]
        C: a LIST "" ""
        S= * LIST (\Noselect) "/" ""
        S: a OK

        RFC 3501 §6.3.8 LIST: a pattern that would take a regular expression forever [in]
        C: a LIST "" *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b
        S: a OK

        RFC 3501 §5.1.3: names in any script [in]
        C: a CREATE "Entw&APw-rfe &U,BTFw- &-"
        S: a OK
        C: b LIST "" E*
        S= * LIST (\HasNoChildren) "/" "Entw&APw-rfe &U,BTFw- &-"
        S: b OK
        C: c CREATE x&y
        S: c BAD
        C: d CREATE "Entw<FC>rfe"
        S: d BAD A folder's name beyond ASCII is written in modified UTF-7
        C: e CREATE x&AP-
        S: e BAD

        RFC 3501 §6.3.4 DELETE [in]
        C: a CREATE Work/2001
        S: a OK
        C: b DELETE Work
        S: b OK
        C: c LIST "" W*
        S= * LIST (\Noselect \HasChildren) "/" "Work"
        S= * LIST (\HasNoChildren) "/" "Work/2001"
        S: c OK
        C: d DELETE Work
        S: d NO [CANNOT]
        C: e SELECT Work
        S: e NO
        C: f DELETE INBOX
        S: f NO
        C: g DELETE nowhere
        S: g NO [NONEXISTENT]
        C: h DELETE Work/2001
        S: h OK

        RFC 3501 §6.3.5 RENAME [in]
        C: a CREATE a/b
        S: a OK
        C: b RENAME a c
        S: b OK
        C: c LIST "" *
        S: * LIST (\HasNoChildren) "/" "INBOX"
        S: * LIST (\HasChildren) "/" "c"
        S: * LIST (\HasNoChildren) "/" "c/b"
        S: c OK
        C: d RENAME c INBOX
        S: d NO [ALREADYEXISTS]
        C: e RENAME nowhere x
        S: e NO [NONEXISTENT]
        C: f RENAME INBOX old
        S: f OK
        C: g STATUS old (MESSAGES)
        S= * STATUS "old" (MESSAGES 3)
        S: g OK
        C: h STATUS INBOX (MESSAGES UIDNEXT)
        S= * STATUS "INBOX" (MESSAGES 0 UIDNEXT 4)
        S: h OK

        RFC 3501 §6.3.6 SUBSCRIBE, §6.3.7, §6.3.9 LSUB [in]
        C: a LSUB "" *
        S= * LSUB (\HasNoChildren) "/" "INBOX"
        S: a OK
        C: b CREATE a/b
        S: b OK
        C: c SUBSCRIBE a/b
        S: c OK
        C: d SUBSCRIBE nowhere
        S: d NO
        C: e LSUB "" a*
        S= * LSUB (\HasNoChildren) "/" "a/b"
        S: e OK
        C: f LSUB "" %
        S: * LSUB (\HasNoChildren) "/" "INBOX"
        S= * LSUB (\Noselect \HasChildren) "/" "a"
        S: f OK
        C: g DELETE a/b
        S: g OK
        C: h LSUB "" a/*
        S= * LSUB (\HasNoChildren) "/" "a/b"
        S: h OK
        C: i UNSUBSCRIBE a/b
        S: i OK
        C: j UNSUBSCRIBE a/b
        S: j OK
        C: k LSUB "" a/*
        S: k OK

        RFC 3501 §6.3.10 STATUS [in]
        C: a STATUS INBOX (MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN)
        S= * STATUS "INBOX" (MESSAGES 3 RECENT 3 UIDNEXT 4 UIDVALIDITY 1005268127 UNSEEN 3)
        S: a OK
        C: b STATUS nowhere (MESSAGES)
        S: b NO
        C: c STATUS INBOX ()
        S: c BAD
        C: d STATUS INBOX (SIZE)
        S: d BAD
        C: e STATUS INBOX MESSAGES
        S: e BAD

        RFC 3501 §6.3.11 APPEND [open]
        C: a APPEND INBOX (\Seen mine) " 9-Nov-2001 02:03:04 +0100" {7}
        S: + 
        C: hello<CR><LF>
        S= * 4 EXISTS
        S= * 4 RECENT
        S= a OK [APPENDUID 1005268127 4] Stored
        C: b FETCH 4 (FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])
        S= * 4 FETCH (FLAGS (\Seen mine \Recent) INTERNALDATE " 9-Nov-2001 02:03:04 +0100" RFC822.SIZE 7 BODY[] {7}
        S= hello
        S= )
        S: b OK

        RFC 3501 §6.3.11 APPEND: without flags and date, at once [in]
        C> a APPEND "INBOX" {2+}<CR><LF>hi<CR><LF>
        S: a OK [APPENDUID 1005268127 4]

        RFC 3501 §6.3.11 APPEND: refused [in]
        C> a APPEND nowhere {2+}<CR><LF>hi<CR><LF>
        S: a NO [TRYCREATE]
        C: b APPEND INBOX hi
        S: b BAD
        C> c APPEND INBOX (\Recent) {2+}<CR><LF>hi<CR><LF>
        S: c BAD
        C> d APPEND INBOX "tomorrow" {2+}<CR><LF>hi<CR><LF>
        S: d BAD A date and time
        C: e APPEND INBOX {1001}
        S= e BAD A literal has 1000 octets at most here
        C: f NOOP
        S: f OK

        RFC 7888 §4: a literal that is too large is read and thrown away [in]
        C> a APPEND INBOX {1001+}<CR><LF>
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        C: x
        S: a BAD A literal has 1000 octets
        C: b NOOP
        S: b OK

        RFC 3501 §6.4.1 CHECK, §6.4.2 CLOSE [open]
        C: a CHECK
        S: a OK
        C: b STORE 2 +FLAGS.SILENT (\Deleted)
        S: b OK
        C: c CLOSE
        S= c OK Expunged
        C: d CHECK
        S: d BAD
        C: e STATUS INBOX (MESSAGES)
        S= * STATUS "INBOX" (MESSAGES 2)

        RFC 3691 §2 UNSELECT: nothing goes [open]
        C: a STORE 2 +FLAGS.SILENT (\Deleted)
        S: a OK
        C: b UNSELECT
        S: b OK
        C: c STATUS INBOX (MESSAGES)
        S= * STATUS "INBOX" (MESSAGES 3)
        S: c OK
        C: d UNSELECT
        S: d BAD

        RFC 3501 §6.4.3 EXPUNGE [open]
        C: a STORE 1,3 +FLAGS (\Deleted)
        S= * 1 FETCH (FLAGS (\Deleted \Recent))
        S= * 3 FETCH (FLAGS (\Deleted \Recent))
        S: a OK
        C: b EXPUNGE
        S= * 3 EXPUNGE
        S= * 1 EXPUNGE
        S: b OK
        C: c FETCH 1:* UID
        S= * 1 FETCH (UID 2)
        S: c OK

        RFC 4315 §2.1 UID EXPUNGE: only of these [open]
        C: a STORE 1:3 +FLAGS.SILENT (\Deleted)
        S: a OK
        C: b UID EXPUNGE 2,99
        S= * 2 EXPUNGE
        S: b OK

        RFC 3501 §6.4.4 SEARCH: flags [open]
        C: a STORE 1 FLAGS.SILENT (\Answered \Flagged work)
        S: a OK
        C: b STORE 2 FLAGS.SILENT (\Seen \Draft \Deleted)
        S: b OK
        C: c SEARCH ALL
        S= * SEARCH 1 2 3
        S: c OK
        C: d SEARCH ANSWERED
        S= * SEARCH 1
        S: d OK
        C: e SEARCH UNANSWERED UNSEEN
        S= * SEARCH 3
        S: e OK
        C: f SEARCH OR FLAGGED DRAFT
        S= * SEARCH 1 2
        S: f OK
        C: g SEARCH KEYWORD WORK
        S= * SEARCH 1
        S: g OK
        C: h SEARCH UNKEYWORD work UNDELETED
        S= * SEARCH 3
        S: h OK
        C: i SEARCH NEW
        S= * SEARCH 1 3
        S: i OK
        C: j SEARCH OLD
        S= * SEARCH
        S: j OK
        C: k SEARCH RECENT SEEN
        S= * SEARCH 2
        S: k OK
        C: l SEARCH NOT (SEEN) DELETED
        S= * SEARCH
        S: l OK
        C: m SEARCH UNFLAGGED UNDRAFT
        S= * SEARCH 3
        S: m OK

        RFC 3501 §6.4.4 SEARCH: numbers, UIDs and sizes [open]
        C: a SEARCH 2:*
        S= * SEARCH 2 3
        S: a OK
        C: b SEARCH UID 1,3:9
        S= * SEARCH 1 3
        S: b OK
        C: c SEARCH LARGER 100 SMALLER 200
        S= * SEARCH 1
        S: c OK
        C: d SEARCH *
        S= * SEARCH 3
        S: d OK
        C: e UID SEARCH NOT 2
        S= * SEARCH 1 3
        S: e OK

        RFC 3501 §6.4.4 SEARCH: days [open]
        C: a SEARCH ON 9-Nov-2001
        S= * SEARCH 1
        S: a OK
        C: b SEARCH SINCE 10-Nov-2001
        S= * SEARCH 2 3
        S: b OK
        C: c SEARCH BEFORE "11-nov-2001"
        S= * SEARCH 1 2
        S: c OK
        C: d SEARCH SENTON 8-Nov-2001
        S= * SEARCH 1
        S: d OK
        C: e SEARCH SENTSINCE 1-Jan-2001 SENTBEFORE 09-Nov-2001
        S= * SEARCH 1
        S: e OK
        C: f SEARCH ON 31-Feb-2001
        S: f BAD

        RFC 3501 §6.4.4 SEARCH: text, as a reader sees it [open]
        C: a SEARCH FROM ANN
        S= * SEARCH 1
        S: a OK
        C: b SEARCH SUBJECT one
        S= * SEARCH 1
        S: b OK
        C: c SEARCH HEADER Message-ID ""
        S= * SEARCH 1
        S: c OK
        C: d SEARCH BODY "bob"
        S= * SEARCH 1
        S: d OK
        C: e SEARCH TEXT bob
        S= * SEARCH 1
        S: e OK
        C: f SEARCH CHARSET UTF-8 SUBJECT {7+}
        C: Gr<C3><BC><C3><9F>e
        S= * SEARCH 2
        S: f OK
        C: g SEARCH CHARSET UTF-8 BODY {6+}
        C: Stra<C3><9F>
        S= * SEARCH 2
        S: g OK
        C: h SEARCH CHARSET KOI8-R SUBJECT x
        S= h NO [BADCHARSET (US-ASCII UTF-8)] That charset is not known
        C: i SEARCH TO home CC x
        S= * SEARCH
        S: i OK
        C: j SEARCH BODY "inner text"
        S= * SEARCH 2
        S: j OK
        C: k SEARCH BCC x
        S= * SEARCH
        S: k OK

        RFC 3501 §6.4.4 SEARCH: syntax [open]
        C: a SEARCH
        S: a BAD
        C: b SEARCH XYZZY
        S: b BAD XYZZY is nothing that can be searched for
        C: c SEARCH (ALL
        S: c BAD
        C: d SEARCH OR ALL
        S: d BAD
        C: e SEARCH LARGER x
        S: e BAD
        C: f SEARCH ALL 
        S: f BAD

        RFC 3501 §6.4.5 FETCH: macros and simple things [open]
        C: a FETCH 1 FAST
        S= * 1 FETCH (FLAGS (\Recent) INTERNALDATE " 9-Nov-2001 01:08:47 +0000" RFC822.SIZE 142)
        S: a OK
        C: b FETCH 1 ALL
        S= * 1 FETCH (FLAGS (\Recent) INTERNALDATE " 9-Nov-2001 01:08:47 +0000" RFC822.SIZE 142 ENVELOPE ("Thu, 08 Nov 2001 23:08:47 -0200" "one" (("Ann" NIL "ann" "school")) (("Ann" NIL "ann" "school")) (("Ann" NIL "ann" "school")) ((NIL NIL "bob" "home")(NIL NIL "eve" "home")) NIL NIL NIL "<1@school>"))
        S: b OK
        C: c FETCH 1 FULL
        S: * 1 FETCH (FLAGS (\Recent) INTERNALDATE 
        S: c OK
        C: d FETCH 1:* UID
        S= * 1 FETCH (UID 1)
        S= * 2 FETCH (UID 2)
        S= * 3 FETCH (UID 3)
        S: d OK
        C: e UID FETCH 2:99 FLAGS
        S= * 2 FETCH (UID 2 FLAGS (\Recent))
        S= * 3 FETCH (UID 3 FLAGS (\Recent))
        S: e OK
        C: f UID FETCH 99 FLAGS
        S: f OK
        C: g UID FETCH 99:* FLAGS
        S= * 3 FETCH (UID 3 FLAGS (\Recent))
        S: g OK
        C: h FETCH 3,1 (UID FLAGS)
        S= * 1 FETCH (UID 1 FLAGS (\Recent))
        S= * 3 FETCH (UID 3 FLAGS (\Recent))
        S: h OK

        RFC 3501 §6.4.5 FETCH: what is refused [open]
        C: a FETCH 4 FLAGS
        S= a BAD There is no message of that number
        C: b FETCH 0 FLAGS
        S: b BAD A set of messages
        C: c FETCH 1
        S: c BAD
        C: d FETCH 1 ()
        S: d BAD
        C: e FETCH 1 XYZZY
        S: e BAD
        C: f FETCH 1 BODY[XYZZY]
        S: f BAD
        C: g FETCH 1 BODY[MIME]
        S: g BAD
        C: h FETCH 1 BODY[1.]
        S: h BAD
        C: i FETCH 1 BODY[]<0.0>
        S: i BAD
        C: j FETCH 1 BODY[HEADER.FIELDS ()]
        S: j BAD
        C: k FETCH 1:2:3 FLAGS
        S: k BAD
        C: l FETCH 99999999999 FLAGS
        S: l BAD
        C: m FETCH 1 (FLAGS UID
        S: m BAD

        RFC 3501 §6.4.5 FETCH: reading marks as seen, peeking does not [open]
        C: a FETCH 1 BODY.PEEK[TEXT]
        S= * 1 FETCH (BODY[TEXT] {13}
        S= Hello,
        S= bob
        S= )
        S: a OK
        C: b FETCH 1 RFC822.HEADER
        S= * 1 FETCH (RFC822.HEADER {129}
        S: From: Ann
        S: To:
        S:  eve
        S: Subject:
        S: Date:
        S: Message-ID:
        S= 
        S= )
        S: b OK
        C: c FETCH 1 FLAGS
        S= * 1 FETCH (FLAGS (\Recent))
        S: c OK
        C: d FETCH 1 BODY[TEXT]
        S= * 1 FETCH (BODY[TEXT] {13}
        S= Hello,
        S= bob
        S=  FLAGS (\Seen \Recent))
        S: d OK
        C: e FETCH 1 RFC822.TEXT
        S: * 1 FETCH (RFC822.TEXT {13}
        S= Hello,
        S= bob
        S= )
        S: e OK

        RFC 3501 §6.4.5 FETCH: sections of a simple message [open]
        C: a FETCH 1 BODY.PEEK[HEADER.FIELDS (subject X-None "To")]
        S= * 1 FETCH (BODY[HEADER.FIELDS (subject X-None To)] {42}
        S= To: bob@home,
        S=  eve@home
        S= Subject: one
        S= 
        S= )
        S: a OK
        C: b FETCH 1 BODY.PEEK[HEADER.FIELDS.NOT (From To Date Message-ID)]
        S: * 1 FETCH (BODY[HEADER.FIELDS.NOT (From To Date Message-ID)] {16}
        S= Subject: one
        S= 
        S= )
        S: b OK
        C: c FETCH 1 (BODY.PEEK[1] BODY.PEEK[2] BODY.PEEK[1.MIME]<0.5> BODY.PEEK[1.1])
        S= * 1 FETCH (BODY[1] {13}
        S= Hello,
        S= bob
        S=  BODY[2] NIL BODY[1.MIME]<0> {5}
        S= From: BODY[1.1] NIL)
        S: c OK
        C: d FETCH 1 (BODY.PEEK[TEXT]<8.3> BODY.PEEK[TEXT]<11.99> BODY.PEEK[TEXT]<99.1>)
        S= * 1 FETCH (BODY[TEXT]<8> {3}
        S= bob BODY[TEXT]<11> {2}
        S= 
        S=  BODY[TEXT]<99> {0}
        S= )
        S: d OK

        RFC 3501 §6.4.5 FETCH: sections of a multipart [open]
        C: a FETCH 2 BODY.PEEK[1]
        S= * 2 FETCH (BODY[1] {10}
        S= Stra=C3=9F)
        S: a OK
        C: b FETCH 2 BODY.PEEK[1.MIME]
        S= * 2 FETCH (BODY[1.MIME] {88}
        S: Content-Type:
        S: Content-Transfer
        S= 
        S= )
        S: b OK
        C: c FETCH 2 BODY.PEEK[2.HEADER]
        S= * 2 FETCH (BODY[2.HEADER] {82}
        S= Subject: inner
        S= Content-Type: multipart/alternative; boundary="i n"
        S= From: x@y
        S= 
        S= )
        S: c OK
        C: d FETCH 2 (BODY.PEEK[2.1] BODY.PEEK[2.2.MIME] BODY.PEEK[2.3])
        S= * 2 FETCH (BODY[2.1] {10}
        S= inner text BODY[2.2.MIME] {27}
        S= Content-Type: text/html
        S= 
        S=  BODY[2.3] NIL)
        S: d OK
        C: e FETCH 2 BODY.PEEK[2.HEADER.FIELDS (SUBJECT)]
        S= * 2 FETCH (BODY[2.HEADER.FIELDS (SUBJECT)] {18}
        S= Subject: inner
        S= 
        S= )
        S: e OK
        C: f FETCH 2 (BODY.PEEK[1.TEXT] BODY.PEEK[3] BODY.PEEK[2.1.1])
        S= * 2 FETCH (BODY[1.TEXT] NIL BODY[3] NIL BODY[2.1.1] NIL)
        S: f OK
        C: g FETCH 2 BODY.PEEK[0]
        S: g BAD

        RFC 3501 §7.4.2: BODYSTRUCTURE and BODY [open]
        C: a FETCH 1:3 BODYSTRUCTURE
        S= * 1 FETCH (BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 13 2 NIL NIL NIL NIL))
        S= * 2 FETCH (BODYSTRUCTURE (("text" "plain" ("charset" "utf-8") NIL NIL "quoted-printable" 10 0 NIL NIL NIL NIL)("message" "rfc822" NIL NIL NIL "7bit" 173 (NIL "inner" ((NIL NIL "x" "y")) ((NIL NIL "x" "y")) ((NIL NIL "x" "y")) NIL NIL NIL NIL NIL) (("text" "plain" NIL NIL NIL "7bit" 10 0 NIL NIL NIL NIL)("text" "html" NIL NIL NIL "7bit" 17 0 NIL NIL NIL NIL) "alternative" ("boundary" "i n") NIL NIL NIL) 12 NIL ("attachment" ("filename" "m.eml")) ("de" "en") NIL) "mixed" ("boundary" "b") NIL NIL NIL))
        S= * 3 FETCH (BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 0 0 NIL NIL NIL NIL))
        S: a OK
        C: b FETCH 1 BODY
        S= * 1 FETCH (BODY ("text" "plain" NIL NIL NIL "7bit" 13 2))
        S: b OK

        RFC 3501 §6.4.6 STORE [open]
        C: a STORE 1 FLAGS (\Seen)
        S= * 1 FETCH (FLAGS (\Seen \Recent))
        S: a OK
        C: b STORE 1 +FLAGS \flagged \ANSWERED
        S= * 1 FETCH (FLAGS (\Answered \Flagged \Seen \Recent))
        S: b OK
        C: c STORE 1 -flags (\Seen)
        S= * 1 FETCH (FLAGS (\Answered \Flagged \Recent))
        S: c OK
        C: d STORE 1 FLAGS.SILENT ()
        S: d OK
        C: e UID STORE 1 +FLAGS (mine)
        S= * 1 FETCH (UID 1 FLAGS (mine \Recent))
        S: e OK
        C: f STORE 1 +FLAGS (\Recent)
        S: f BAD
        C: g STORE 1 FLAG (\Seen)
        S: g BAD
        C: h STORE 9 FLAGS (\Seen)
        S: h BAD
        C: i UID STORE 9 FLAGS (\Seen)
        S: i OK

        RFC 3501 §6.4.7 COPY, RFC 4315 §3 [open]
        C: a COPY 1:2 nowhere
        S: a NO [TRYCREATE]
        C: b CREATE Work
        S: b OK
        C: c STORE 1 FLAGS.SILENT (mine)
        S: c OK
        C: d COPY 1,3 Work
        S= d OK [COPYUID 1005527327 1,3 1:2] Copied
        C: e UID COPY 99 Work
        S= e OK Copied
        C: f SELECT Work
        S: * FLAGS (\Answered \Flagged \Deleted \Seen \Draft mine)
        S= * 2 EXISTS
        S= * 2 RECENT
        S: * OK [UNSEEN 1]
        S: * OK
        S: * OK
        S: * OK
        S: f OK
        C: g FETCH 1 (FLAGS INTERNALDATE)
        S= * 1 FETCH (FLAGS (mine \Recent) INTERNALDATE " 9-Nov-2001 01:08:47 +0000")

        RFC 6851 §3.1 MOVE [open]
        C: a CREATE Work
        S: a OK
        C: b MOVE 1:2 Work
        S: * OK [COPYUID 
        S= * 2 EXPUNGE
        S= * 1 EXPUNGE
        S= b OK Moved
        C: c UID MOVE 3 nowhere
        S: c NO [TRYCREATE]
        C: d UID MOVE 3 Work
        S: * OK [COPYUID 
        S= * 1 EXPUNGE
        S: d OK
        C: e STATUS Work (MESSAGES)
        S= * STATUS "Work" (MESSAGES 3)

        RFC 2177 §3 IDLE: ends with DONE [open]
        C: a IDLE
        S: + 
        C: DONE
        S: a OK
        C: b IDLE
        S: + 
        C: NOOP
        S: b BAD Idling ends with DONE

        RFC 3501 §5.5: commands one after another without waiting [open]
        C> a FETCH 1 UID<CR><LF>b NOOP<CR><LF>c FETCH 3 UID<CR><LF>
        S= * 1 FETCH (UID 1)
        S: a OK
        S: b OK
        S= * 3 FETCH (UID 3)
        S: c OK
        """;
}
